"""Every profile of compose.embedded.yaml: that it comes up, works, keeps to its limits, and delivers what it was given."""

import os
import pathlib
import re
import signal
import tempfile
import time

from composing import EMBEDDED, SCENARIOS, services
from stack import Stack, health, main_process, messages, wait_until
from support import USER, EngineTest, docker, inspect, service_names


class StackTest(EngineTest):
    """Tests of one profile, which is up for all of them. Their names give the order: the last one takes it down."""

    profile = None
    arguments = []
    variables = {}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stack = Stack(cls.profile, **cls.variables)
        cls.stack.down()
        cls.addClassCleanup(cls.stack.down)
        cls.stack.up(*cls.arguments)

    def each(self):
        """Service and container, for every container with a role."""
        return [(service, one) for service in self.stack.services() for one in self.stack.containers(service)]


class ProfileTests:
    """What holds for every profile."""

    def test_1_has_the_services_of_the_catalogue_and_all_are_healthy(self):
        scenarios = SCENARIOS if self.profile == "all" else [self.profile]
        names = [name for scenario in scenarios for name in service_names(scenario)]
        self.assertEqual(self.stack.services(), sorted(names))
        for service, container in self.each():
            with self.subTest(service):
                self.assertEqual(inspect(container)["State"]["Health"]["Status"], "healthy")

    def test_2_moves_messages_in_every_service(self):
        for service, container in self.each():
            with self.subTest(service):
                before = messages(container)
                wait_until(lambda: messages(container) > before, f"{service} handles messages")
                wait_until(lambda: self.stack.events(container, "startup_complete"), f"{service} writes event lines")

    def test_3_shows_alloy_the_labels_that_it_relabels_by(self):
        for service, container in self.each():
            with self.subTest(service):
                labels = inspect(container)["Config"]["Labels"]
                self.assertEqual(labels["com.docker.compose.project"], self.stack.project)
                self.assertEqual(labels["com.docker.compose.service"], service)
                self.assertEqual(labels["flamegraph.profile"], "true")
                parts = [labels[f"flamegraph.{part}"] for part in ("scenario", "variant", "role")]
                self.assertEqual("-".join(parts), service)

    def test_4_is_locked_down_as_the_kernel_says(self):
        for service, container in self.each():
            with self.subTest(service):
                status = pathlib.Path(f"/proc/{main_process(container)}/status").read_text()
                fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
                self.assertEqual(fields["Uid"].split(), [str(USER)] * 4)
                self.assertEqual(fields["Gid"].split(), [str(USER)] * 4)
                self.assertEqual(fields["NoNewPrivs"], "1")
                for kind in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
                    self.assertEqual(int(fields[kind], 16), 0, kind)
                mounts = pathlib.Path(f"/proc/{main_process(container)}/mounts").read_text().splitlines()
                root = next(line.split() for line in mounts if line.split()[1] == "/")
                self.assertIn("ro", root[3].split(","))

    def test_5_has_the_limits_of_the_file(self):
        wanted = services(EMBEDDED, profile=self.profile)
        for service, container in self.each():
            with self.subTest(service):
                limits = wanted[service]["deploy"]["resources"]["limits"]
                host = inspect(container)["HostConfig"]
                self.assertEqual(host["Memory"], int(limits["memory"]))
                self.assertEqual(host["NanoCpus"], round(float(limits["cpus"]) * 1_000_000_000))
                self.assertEqual(host["PidsLimit"], limits["pids"])
                self.assertFalse(host["Privileged"])
                self.assertEqual(host["LogConfig"]["Type"], "json-file")
                self.assertLessEqual({"max-size", "max-file"}, set(host["LogConfig"]["Config"]))

    def test_9_ends_in_order_and_has_lost_nothing(self):
        self.end()
        with tempfile.TemporaryDirectory() as folder:
            code, report = self.stack.verify(folder, *self.allowed)
        print("  " + re.sub(r"\s+", " ", report)[:600])
        self.assertEqual(code, 0, report)

    # Options of the verdict, and the exit codes of consumers that go with it.
    allowed = ()
    verdicts = (0,)

    def end(self):
        """Stops what produces, waits until everything has arrived, then stops the rest."""
        producers = [service for service in self.stack.services() if service.endswith("-producer")]
        others = [service for service in self.stack.services() if service not in producers]
        self.stack.compose("stop", *producers)
        wait_until(self.has_settled, "consumers have read everything")
        # What came twice counts too, so the last new message may still be under way.
        wait_until(lambda: self.counts() == self.counts(after=2), "nothing more arrives")
        for role in ("processor", "consumer"):
            named = [service for service in others if service.endswith("-" + role)]
            if named:
                self.stack.compose("stop", *named)
        for service, container in self.each():
            with self.subTest(service):
                state = inspect(container)["State"]
                self.assertIn(state["ExitCode"], self.verdicts if service.endswith("-consumer") else (0,))
                self.assertFalse(state["OOMKilled"])
                self.assertTrue(self.stack.events(container, "shutdown_complete"))
                complaints = [line for line in self.stack.complaints(container).splitlines() if self.is_error(line)]
                self.assertEqual(complaints, [])

    def is_error(self, line):
        return re.match(r"error\b|fatal|.*Fatal error", line, re.I)

    def has_settled(self):
        """Whether every consumer has had as many messages as its producers have sent, all of them acknowledged."""
        for service in self.stack.services():
            if not service.endswith("-consumer"):
                continue
            sent = sum(self.sent(one) for one in self.stack.services() if self.feeds(one, service))
            got = sum(messages(container) for container in self.stack.containers(service))
            if got < sent:
                return False
        return True

    def counts(self, after=0):
        """How many messages each consumer has had, some seconds later."""
        time.sleep(after)
        return [messages(one) for service in self.stack.services() if "consumer" in service for one in self.stack.containers(service)]

    def sent(self, producer):
        """How many messages the containers of a producer, which have ended, had acknowledged."""
        return sum(
            event["acked"] for one in self.stack.containers(producer) for event in self.stack.events(one, "tool_data")
        )

    def feeds(self, producer, consumer):
        """A scenario has a producer for each variant, or one feed for all."""
        scenario, variant, _ = consumer.split("-")
        return producer in (f"{scenario}-{variant}-producer", f"{scenario}-feed-producer")


class Serdes(ProfileTests, StackTest):
    profile = "serdes"


class InputOutput(ProfileTests, StackTest):
    profile = "io"


class Everything(ProfileTests, StackTest):
    """Thirteen services and one broker, at a rate that two cores carry."""

    profile = "all"
    variables = {"MESSAGE_RATE": "100"}


class Processing(ProfileTests, StackTest):
    """With three instances of a processor, of which one crashes and one is told to end."""

    profile = "processing"
    scaled = "processing-complex-processor"
    arguments = ["--scale", f"{scaled}=3"]
    # A processor that crashed does again what it had not committed. Its consumer cannot know, and says so by its code.
    allowed = ("--allow-duplicates",)
    verdicts = (0, 1)

    def test_6_has_three_instances_of_one_service(self):
        containers = self.stack.containers(self.scaled)
        self.assertEqual(len(containers), 3)
        instances = {health(container)["instance"] for container in containers}
        self.assertEqual(len(instances), 3)

    def test_7_survives_a_crash(self):
        container = self.stack.containers(self.scaled)[0]
        before = inspect(container)["RestartCount"]
        # By the process's id: a kill through the engine would tell it not to start the container again.
        os.kill(main_process(container), signal.SIGKILL)
        wait_until(lambda: inspect(container)["RestartCount"] > before, "the engine starts it again")
        wait_until(lambda: inspect(container)["State"]["Health"]["Status"] == "healthy", "it is healthy again")
        self.assertEqual(len(self.stack.events(container, "startup_complete")), 2)

    def test_8_survives_an_instance_that_is_told_to_end(self):
        container = self.stack.containers(self.scaled)[1]
        told = len(self.stack.events(container, "shutdown_complete"))
        os.kill(main_process(container), signal.SIGTERM)
        wait_until(lambda: len(self.stack.events(container, "shutdown_complete")) > told, "it ends in order")
        last = self.stack.events(container, "shutdown_complete")[-1]
        self.assertEqual(last["exit_code"], 0)
        consumer = self.stack.containers("processing-complex-consumer")[0]
        before = messages(consumer)
        wait_until(lambda: messages(consumer) > before, "messages flow on")
