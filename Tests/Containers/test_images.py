"""The images: what is in them, and that they run with as little as they claim to need."""

import re
import tempfile
import unittest

from support import PROGRAMS, USER, EngineTest, docker, image, inspect, run

MEGABYTE = 1_000_000
LARGEST = 130 * MEGABYTE
LOCKED = ["--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--network", "none"]


class Images(EngineTest):
    def test_are_small(self):
        for program in PROGRAMS:
            with self.subTest(program):
                size = inspect(image(program))["Size"]
                print(f"  image of {program}: {size / MEGABYTE:.1f} MB")
                self.assertLess(size, LARGEST)

    def test_run_locked_down_as_a_user_without_a_name(self):
        for program in PROGRAMS + ["flamegraph"]:
            with self.subTest(program):
                output = docker("run", "--rm", *LOCKED, image(program), "--version").stdout
                self.assertRegex(output, r"\d+\.\d+\.\d+")
                self.assertEqual(inspect(image(program))["Config"]["User"], f"{USER}:{USER}")

    def test_start_the_program_itself_and_not_a_shell(self):
        for program in PROGRAMS + ["flamegraph"]:
            with self.subTest(program):
                settings = inspect(image(program))["Config"]
                self.assertEqual(settings["Entrypoint"], ["/usr/local/bin/service"])
                self.assertFalse(settings.get("Cmd"))
                self.assertEqual(settings["WorkingDir"], "/run/flamegraph")
                link = self.inside(program, "readlink", "/usr/local/bin/service").strip()
                self.assertEqual(link, program)

    def test_hold_one_program_and_nothing_of_the_build(self):
        for program in PROGRAMS + ["flamegraph"]:
            with self.subTest(program):
                self.assertEqual(self.inside(program, "ls", "/usr/local/bin").split(), sorted([program, "service"]))
                self.assertEqual(self.inside(program, "find", "/", "-xdev", "-name", "*.swift").split(), [])
                self.assertEqual(self.inside(program, "ls", "/var/lib/apt/lists").split(), [])

    def test_need_no_library_that_is_missing(self):
        for program in PROGRAMS + ["flamegraph"]:
            with self.subTest(program):
                libraries = self.inside(program, "ldd", f"/usr/local/bin/{program}")
                self.assertNotIn("not found", libraries)
                # Linked statically, because only the program's own symbol table names functions for a profiler.
                self.assertNotRegex(libraries, "libswift|librdkafka|libavro|libFoundation")

    def test_own_their_working_directory(self):
        for program in PROGRAMS:
            with self.subTest(program):
                self.assertEqual(self.inside(program, "stat", "-c", "%u:%g", "/run/flamegraph").strip(), f"{USER}:{USER}")

    def test_trust_the_common_authorities(self):
        self.assertIn("BEGIN CERTIFICATE", self.inside("producer", "head", "-n", "20", "/etc/ssl/certs/ca-certificates.crt"))

    def test_have_labels(self):
        for program in PROGRAMS + ["flamegraph"]:
            with self.subTest(program):
                labels = inspect(image(program))["Config"]["Labels"]
                self.assertEqual(labels["org.opencontainers.image.title"], f"flamegraph-{program}")
                self.assertEqual(labels["org.opencontainers.image.licenses"], "MIT")

    def test_share_all_layers_but_the_program(self):
        layers = [inspect(image(program))["RootFS"]["Layers"] for program in PROGRAMS + ["flamegraph"]]
        shared = [one for one in layers[0] if all(one in other for other in layers)]
        # The program, and the link to it.
        self.assertLessEqual(len(layers[0]) - len(shared), 3)

    def inside(self, program, *command):
        """What a command prints in a container of the image: the base image's tools, as the image's user."""
        return docker("run", "--rm", *LOCKED, "--entrypoint", command[0], image(program), *command[1:], check=False).stdout


class Symbols(EngineTest):
    """Alloy shows what stands in .symtab, so that has to be readable and complete."""

    # Per program: functions that its flame graph has to show.
    EXPECTED = {
        "producer": [r"Orders\.AvroOrderCodec\.encode\(", r"Orders\.JSONOrderCodec\.encode\(", r"rd_kafka_produce\b"],
        "processor": [r"Workload\.ComplexProcessor\.", r"Workload\.SimpleProcessor\.", r"rd_kafka_poll\b"],
        "consumer": [r"Orders\.AvroOrderCodec\.decode\(", r"Orders\.JSONOrderCodec\.decode\(", r"avro_\w+"],
    }

    def names(self, program):
        """The names of a program's functions, as nm reads them from the image's file."""
        container = docker("create", image(program)).stdout.strip()
        self.addCleanup(docker, "rm", container)
        folder = self.enterContext(tempfile.TemporaryDirectory())
        docker("cp", f"{container}:/usr/local/bin/{program}", folder)
        output = run("nm", "--defined-only", f"{folder}/{program}").stdout
        return [parts[2] for parts in (line.split(" ", 2) for line in output.splitlines()) if parts[1] in "tTwW"]

    def test_are_readable(self):
        for program, patterns in self.EXPECTED.items():
            names = self.names(program)
            with self.subTest(program):
                for pattern in patterns:
                    self.assertTrue(any(re.match(pattern, name) for name in names), pattern)
                mangled = [name for name in names if name.startswith(("$s", "$S"))]
                # A handful is longer than any profiler shows, or beyond the runtime's own demangler.
                print(f"  {program}: {len(names)} functions, {len(mangled)} not demangled")
                self.assertLess(len(mangled), len(names) / 1000)

    def test_have_no_separator_of_folded_stacks(self):
        names = self.names("producer")
        self.assertEqual([name for name in names if ";" in name or not name.isprintable()], [])


if __name__ == "__main__":
    unittest.main()
