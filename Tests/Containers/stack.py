"""A running stack of compose.embedded.yaml under a project name of its own, and what its containers say."""

import json
import pathlib
import time

from composing import EMBEDDED, compose
from support import IMAGE_PREFIX, IMAGE_TAG, docker, image, inspect

# How long something may take that takes seconds when it works: machines that test are busy.
PATIENCE = 120
# The images of the bed, never others; and nobody waits longer than needed for a health check or a window's end.
VARIABLES = {
    "IMAGE_PREFIX": IMAGE_PREFIX,
    "IMAGE_TAG": IMAGE_TAG,
    "IMAGE_PULL_POLICY": "never",
    "HEALTH_INTERVAL": "2s",
    "REPORT_INTERVAL": "5",
}


class Stack:
    """One profile, brought up and taken down; variables change the files' defaults."""

    def __init__(self, profile, **variables):
        self.profile = profile
        self.variables = VARIABLES | variables
        self.project = f"flamegraph-test-{profile}"

    def compose(self, *arguments, **options):
        return compose(
            "--project-name", self.project, "--profile", self.profile, *arguments,
            files=[EMBEDDED], variables=self.variables, **options,
        )

    def up(self, *arguments):
        # The images are there; building or pulling them here would test something else.
        self.compose("up", "--detach", "--wait", "--wait-timeout", PATIENCE, "--no-build", "--pull", "never", *arguments)

    def down(self):
        self.compose("down", "--volumes", "--remove-orphans", "--timeout", "5", check=False)

    def containers(self, service=None):
        """Ids of the project's containers, or of one service's, those that ended included."""
        arguments = ["--filter", f"label=com.docker.compose.project={self.project}"]
        if service:
            arguments += ["--filter", f"label=com.docker.compose.service={service}"]
        return docker("ps", "--all", "--quiet", "--no-trunc", *arguments).stdout.split()

    def services(self):
        """Names of the services that have a role in the pipeline."""
        found = [inspect(container)["Config"]["Labels"] for container in self.containers()]
        return sorted({labels["com.docker.compose.service"] for labels in found if "flamegraph.scenario" in labels})

    def events(self, container, name=None):
        """The event lines of a container, from its beginning."""
        lines = docker("logs", container).stdout.splitlines()
        found = [json.loads(line) for line in lines if line.startswith("{")]
        return [event for event in found if name is None or event["name"] == name]

    def complaints(self, container):
        """What a container wrote to its standard error."""
        return docker("logs", container).stderr

    def save_events(self, folder):
        """Writes every container's event lines to a file of its own; the files' names."""
        files = []
        for service in self.services():
            for container in self.containers(service):
                file = pathlib.Path(folder) / f"{service}-{container[:12]}.jsonl"
                file.write_text("".join(json.dumps(event) + "\n" for event in self.events(container)))
                file.chmod(0o644)
                files.append(file.name)
        return files

    def verify(self, folder, *options):
        """What `flamegraph verify` says of all event lines: exit code and report."""
        files = self.save_events(folder)
        pathlib.Path(folder).chmod(0o755)
        output = docker(
            "run", "--rm", "--network", "none", "--volume", f"{folder}:/events:ro", image("flamegraph"),
            "verify", "--format", "json", *options, *(f"/events/{file}" for file in files),
            check=False,
        )
        return output.returncode, output.stdout + output.stderr


def health(container):
    """The answer of a container's own health command; None when it is not well."""
    answer = docker("exec", container, "/usr/local/bin/service", "--check-health", check=False)
    return json.loads(answer.stdout) if answer.returncode == 0 else None


def messages(container):
    """How many messages a container says it has handled; -1 when it is not well."""
    return (health(container) or {"messages": -1})["messages"]


def main_process(container):
    """The host's id of a container's own program, below the init process that the engine may put before it."""
    process = inspect(container)["State"]["Pid"]
    while True:
        program = pathlib.Path(f"/proc/{process}/exe").resolve().name
        children = pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()
        if "init" not in program or not children:
            return process
        process = int(children[0])


def wait_until(condition, what, seconds=PATIENCE):
    """Asks until something is true; its value then."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.5)
