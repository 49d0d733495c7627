"""The files that images and containers are made from, read without any engine."""

import functools
import re
import tempfile
import unittest

from composing import BASES, PARTS, SCENARIOS, combinations, compose, is_ours, overrides, profiles, services, variables
from support import PROGRAMS, ROOT, TOOLS, USER, run


class Dockerfiles(unittest.TestCase):
    def test_differ_in_the_program_alone(self):
        lines = {program: (ROOT / f"Dockerfile.{program}").read_text().splitlines() for program in PROGRAMS}
        for together in zip(*lines.values(), strict=True):
            if len(set(together)) > 1:
                self.assertEqual(list(together), [f"ARG PROGRAM={program}" for program in PROGRAMS])
        self.assertTrue(all(f"ARG PROGRAM={program}" in lines[program] for program in PROGRAMS))

    def test_please_the_linter(self):
        run(TOOLS / "hadolint", *(ROOT / f"Dockerfile.{program}" for program in PROGRAMS))

    def test_name_the_official_images(self):
        text = (ROOT / "Dockerfile.producer").read_text()
        self.assertIn("ARG SWIFT_IMAGE=swift:6.3-bookworm\n", text)
        self.assertIn("ARG RUNTIME_IMAGE=debian:bookworm-slim\n", text)
        self.assertEqual(re.findall(r"^FROM (\S+)", text, re.M), ["${SWIFT_IMAGE}", "${RUNTIME_IMAGE}"])


class ComposeFiles(unittest.TestCase):
    def test_follow_the_specification(self):
        # The schema knows neither variables where it wants one of a few words nor Compose's own tags, so it is held against
        # the resolved files.
        for files in combinations():
            with self.subTest(files=files), tempfile.NamedTemporaryFile("w", suffix=".yaml") as resolved:
                resolved.write(compose("--profile", "*", "config", files=files).stdout)
                resolved.flush()
                run(TOOLS / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", resolved.name)

    def test_are_accepted_for_every_profile(self):
        for files in combinations():
            for profile in profiles(files):
                with self.subTest(files=files, profile=profile):
                    compose("--profile", profile, "config", "--quiet", files=files)

    def test_have_a_profile_for_every_scenario(self):
        for file in BASES:
            with self.subTest(file):
                self.assertEqual(set(profiles([file])) - {"tools"}, {*SCENARIOS, "all"})

    def test_use_no_moving_tag(self):
        for files in combinations():
            for name, service in services(*files).items():
                with self.subTest(files=files, service=name):
                    tag = service["image"].split("@")[0].rpartition("/")[2].partition(":")[2]
                    self.assertTrue(tag or "@" in service["image"], "an image without a tag is the latest")
                    self.assertNotEqual(tag, "latest")

    def test_publish_on_the_loopback_alone(self):
        for files in combinations():
            for name, service in services(*files).items():
                for port in service.get("ports", []):
                    with self.subTest(files=files, service=name, port=port["target"]):
                        self.assertEqual(port.get("host_ip"), "127.0.0.1")
                        self.assertFalse("flamegraph.scenario" in service.get("labels", {}), "a fixed port keeps it from scaling")

    def test_name_no_container(self):
        for files in combinations():
            for name, service in services(*files).items():
                self.assertNotIn("container_name", service, name)

    def test_rotate_every_log(self):
        for files in combinations():
            for name, service in services(*files).items():
                with self.subTest(files=files, service=name):
                    options = service.get("logging", {}).get("options", {})
                    self.assertLessEqual({"max-size", "max-file"}, set(options))

    def test_give_privilege_to_alloy_alone(self):
        for files in combinations():
            for name, service in services(*files).items():
                if name == "alloy":
                    continue
                with self.subTest(files=files, service=name):
                    self.assertFalse(service.get("privileged"))
                    self.assertNotIn("pid", service)
                    self.assertFalse(service.get("cap_add"))
                    # A proxy in front of the engine's socket is the one other that has to reach it.
                    if "socket-proxy" not in name:
                        self.assertFalse([one for one in service.get("volumes", []) if "docker.sock" in one.get("source", "")])


def each_of_ours(test):
    """Runs a test for every service whose image is built here."""

    @functools.wraps(test)
    def tests(self):
        found = [
            (files, name, service)
            for files in combinations()
            for name, service in services(*files).items()
            if is_ours(service)
        ]
        self.assertGreater(len(found), 2 * len(SCENARIOS))
        for files, name, service in found:
            with self.subTest(files=files, service=name):
                test(self, name, service)

    return tests


class OurServices(unittest.TestCase):
    @each_of_ours
    def test_run_as_the_user_of_the_image(self, name, service):
        self.assertEqual(service.get("user"), f"{USER}:{USER}")

    @each_of_ours
    def test_can_write_nothing_and_do_nothing_special(self, name, service):
        self.assertTrue(service.get("read_only"))
        self.assertEqual(service.get("cap_drop"), ["ALL"])
        self.assertTrue({"no-new-privileges", "no-new-privileges:true"} & set(service.get("security_opt", [])))

    @each_of_ours
    def test_have_limits(self, name, service):
        limits = service.get("deploy", {}).get("resources", {}).get("limits", {})
        self.assertTrue(limits.get("memory") or service.get("mem_limit"))
        self.assertTrue(limits.get("cpus") or service.get("cpus"))
        self.assertTrue(limits.get("pids") or service.get("pids_limit"))

    @each_of_ours
    def test_say_whether_they_are_well(self, name, service):
        if "flamegraph.scenario" in service.get("labels", {}):
            self.assertEqual(service["healthcheck"]["test"], ["CMD", "/usr/local/bin/service", "--check-health"])

    @each_of_ours
    def test_carry_the_labels_that_alloy_reads(self, name, service):
        found = service.get("labels", {})
        if "flamegraph.scenario" in found:
            parts = [found[f"flamegraph.{part}"] for part in ("scenario", "variant", "role")]
            self.assertEqual("-".join(parts), name)
            self.assertEqual(found["flamegraph.profile"], "true")


class Variables(unittest.TestCase):
    """.env.example has every variable of the Compose files, and no file has another default."""

    def test_stand_in_the_example(self):
        example = documented()
        for file in BASES + PARTS + overrides():
            for name, defaults in variables((ROOT / file).read_text()).items():
                with self.subTest(file=file, variable=name):
                    self.assertIn(name, example)
                    value, comment = example[name]
                    self.assertTrue(comment, "no comment says what it is")
                    self.assertEqual({default or "" for default in defaults} | {value}, {value})

    def test_change_nothing_when_the_example_is_used_as_it_is(self):
        for file in BASES:
            with self.subTest(file):
                self.assertEqual(services(file, settings=ROOT / ".env.example"), services(file))

    def test_are_all_used(self):
        text = "\n".join((ROOT / file).read_text() for file in [*BASES, *PARTS, *overrides(), "alloy-config.alloy", "Makefile"])
        for name in documented():
            self.assertIn(name, text)


def documented():
    """The example's variables: value and whether a comment stands above or beside it."""
    found, comment = {}, False
    for line in (ROOT / ".env.example").read_text().splitlines():
        assignment = re.match(r"#?([A-Z][A-Z0-9_]*)=(.*)$", line)
        if assignment:
            found[assignment[1]] = (assignment[2].strip(), comment)
        else:
            # A comment speaks for the lines below it, up to the next empty one.
            comment = line.startswith("#")
    return found


if __name__ == "__main__":
    unittest.main()
