"""The Compose files as Docker Compose itself understands them."""

import functools
import json
import os
import re

from support import ROOT, TOOLS, run

STACK = "compose.yaml"
EMBEDDED = "compose.embedded.yaml"
BASES = [STACK, EMBEDDED]
# What both extend.
PARTS = ["compose.services.yaml"]
SCENARIOS = ["serdes", "processing", "io"]
# Variables that a shell or a setting of the user's could bring in would change what the files say.
KEPT = ("PATH", "HOME", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_BUILDKIT")


def overrides():
    """The files that change the stack in one way, and are given after compose.yaml."""
    return sorted(file.name for file in ROOT.glob("compose*.yaml") if file.name not in BASES + PARTS)


def combinations():
    """Every set of files that is used together."""
    return [[STACK], [EMBEDDED]] + [[STACK, override] for override in overrides()]


def compose(*arguments, files, settings=None, variables=None, **options):
    """Runs Compose on files of this checkout; settings is a file of variables, none by default."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ} | (variables or {})
    named = [argument for file in files for argument in ("--file", ROOT / file)]
    return run(
        TOOLS / "docker-compose",
        "--project-directory",
        ROOT,
        "--env-file",
        settings or os.devnull,
        *named,
        *arguments,
        environment=environment,
        **options,
    )


@functools.cache
def services(*files, profile="*", settings=None):
    """The services of one profile, or of all, with every variable and anchor resolved."""
    output = compose("--profile", profile, "config", "--format", "json", files=files, settings=settings).stdout
    return json.loads(output)["services"]


def profiles(files):
    """The names of the profiles that the files know."""
    return compose("config", "--profiles", files=files).stdout.split()


def is_ours(service):
    """Whether a service runs an image that is built here."""
    return "build" in service


def variables(text):
    """Every variable that a Compose file reads, with its default; None where it has none."""
    text = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    found = {}
    for name, default in re.findall(r"(?<!\$)\$\{([A-Z][A-Z0-9_]*)(?::?-([^}]*))?", text):
        found.setdefault(name, set()).add(default)
    return found
