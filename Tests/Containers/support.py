"""What all container tests share: the programs that scripts/test-containers.sh names, and how they are called."""

import functools
import json
import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOLS = pathlib.Path(os.environ.get("CONTAINERS_TOOLS", ""))
IMAGE_PREFIX = "flamegraph-test"
IMAGE_TAG = "test"
PROGRAMS = ["producer", "processor", "consumer"]
# The one thing that differs between the Dockerfiles is which program an image holds; its user is the same in all.
USER = 65532


class CommandFailed(Exception):
    """A command ended with another exit code than 0; the message has what it printed last."""


def run(*arguments, check=True, timeout=300, environment=None, **options):
    """Runs a command; its output as text. With check, a failure is an error that says what was printed."""
    completed = subprocess.run(
        [str(argument) for argument in arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        timeout=timeout,
        env=environment,
        **options,
    )
    if check and completed.returncode != 0:
        said = "\n".join((completed.stdout + completed.stderr).splitlines()[-40:])
        raise CommandFailed(f"{' '.join(map(str, arguments))} ended with {completed.returncode}:\n{said}")
    return completed


def docker(*arguments, **options):
    """Runs the Docker client that understands the bed's engine."""
    return run(os.environ["CONTAINERS_DOCKER"], *arguments, **options)


def image(program):
    """The name that scripts/containers/build.sh gives to the image of a program."""
    return f"{IMAGE_PREFIX}/{program}:{IMAGE_TAG}"


def inspect(name):
    """What the engine knows about a container or an image."""
    return json.loads(docker("inspect", name).stdout)[0]


@functools.cache
def catalogue():
    """The scenarios with their services, as `flamegraph scenarios` of the image says."""
    return json.loads(docker("run", "--rm", "--network", "none", image("flamegraph"), "scenarios", "--format", "json").stdout)


def service_names(scenario):
    """A scenario's services as the catalogue names them."""
    return [service["name"] for one in catalogue() if one["name"] == scenario for service in one["services"]]


class EngineTest(unittest.TestCase):
    """A test that needs the engine and the images; skipped with the reason where none can start."""

    @classmethod
    def setUpClass(cls):
        if not os.environ.get("CONTAINERS_DOCKER"):
            raise unittest.SkipTest(os.environ.get("CONTAINERS_UNAVAILABLE") or "scripts/test-containers.sh starts the engine")
