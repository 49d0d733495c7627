"""The structure of alloy-config.alloy, as far as it can be told without Alloy.

Reads blocks and attributes by the grammar of Alloy's language, expressions only as balanced text. That an attribute
exists is held against lists taken from the sources of both versions; what a value means, only `alloy validate` can tell.
"""

import re
import unittest

from support import ROOT

# Attributes and blocks that 1.11.3 and 1.18.1 have in common, of the components in use.
KNOWN = {
    "logging": {"level", "format"},
    "discovery.docker": {"host", "refresh_interval", "filter", "port", "match_first_network", "host_networking_host"},
    "discovery.docker/filter": {"name", "values"},
    "discovery.relabel": {"targets", "rule"},
    "discovery.relabel/rule": {
        "source_labels", "separator", "regex", "modulus", "target_label", "replacement", "action",
    },
    "pyroscope.ebpf": {
        "targets", "forward_to", "collect_interval", "sample_rate", "demangle", "off_cpu_threshold",
        "python_enabled", "perl_enabled", "php_enabled", "hotspot_enabled", "ruby_enabled", "v8_enabled",
        "dotnet_enabled", "go_enabled", "targets_only", "symb_cache_path", "symb_cache_size",
        "reporter_unsymbolized_stubs",
    },
    "pyroscope.write": {"endpoint", "external_labels"},
    "pyroscope.write/endpoint": {"url", "remote_timeout", "headers", "name"},
}
FUNCTIONS = {"coalesce", "sys.env"}
TOKEN = re.compile(r'\s+|//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|==|[-+{}()\[\],.=!]', re.S)


def tokens(text):
    """Words and signs without comments; line ends stay, because they end attributes."""
    found, place = [], 0
    while place < len(text):
        match = TOKEN.match(text, place)
        if match is None:
            raise ValueError(f"no token of the language at: {text[place:place + 40]!r}")
        word, place = match.group(), match.end()
        if word.isspace() or word.startswith(("//", "/*")):
            found += ["\n"] if "\n" in word else []
        else:
            found.append(word)
    return found


def body(words, place=0, path=""):
    """Blocks and attributes up to the closing brace: (path, attributes, blocks), and where the text goes on."""
    attributes, blocks = {}, []
    while place < len(words) and words[place] != "}":
        if words[place] == "\n":
            place += 1
            continue
        name, place = dotted(words, place)
        if words[place] == "=":
            if name in attributes:
                raise ValueError(f"{path}: {name} is set twice")
            attributes[name], place = expression(words, place + 1)
            continue
        label = None
        if words[place].startswith('"'):
            label, place = words[place].strip('"'), place + 1
        if words[place] != "{":
            raise ValueError(f"{path}: {name} is neither a block nor an attribute")
        inner = f"{path}/{name}" if path else name
        (contents, place) = body(words, place + 1, inner)
        if place >= len(words):
            raise ValueError(f"{inner} is not closed")
        blocks.append((inner, label, *contents))
        place += 1
    return (attributes, blocks), place


def dotted(words, place):
    name = words[place]
    if not re.fullmatch(r"[A-Za-z_]\w*", name):
        raise ValueError(f"{name!r} is no name")
    place += 1
    while words[place] == ".":
        name, place = f"{name}.{words[place + 1]}", place + 2
    return name, place


def expression(words, place):
    """The words up to the end of the line that no bracket keeps open."""
    found, depth = [], 0
    while place < len(words) and (depth or words[place] not in ("\n", "}")):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(words[place], 0)
        found.append(words[place])
        place += 1
    if depth or not found:
        raise ValueError(f"an expression does not end: {' '.join(found)[:60]}")
    return [word for word in found if word != "\n"], place


def every(blocks):
    for block in blocks:
        yield block
        yield from every(block[3])


class AlloyConfiguration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = (ROOT / "alloy-config.alloy").read_text()
        (cls.attributes, blocks), end = body(tokens(cls.text))
        assert cls.attributes == {} and end == len(tokens(cls.text))
        cls.blocks = list(every(blocks))

    def one(self, path):
        (found,) = [block for block in self.blocks if block[0] == path]
        return found

    def test_has_only_attributes_of_both_versions(self):
        for path, _, attributes, blocks in self.blocks:
            with self.subTest(path):
                names = set(attributes) | {inner.removeprefix(path + "/") for inner, *_ in blocks}
                self.assertLessEqual(names, KNOWN[path])

    def test_refers_to_what_it_has_and_calls_what_exists(self):
        components = {f"{path}.{label}" for path, label, *_ in self.blocks if label}
        for path, _, attributes, _ in self.blocks:
            for name, words in attributes.items():
                text = "".join(word if not word.startswith('"') else '""' for word in words)
                for reference in re.findall(r"[a-z_]+(?:\.[a-z_]+)+(?!\w|\()", text):
                    with self.subTest(f"{path} {name}: {reference}"):
                        self.assertIn(reference.rsplit(".", 1)[0], components)
                for function in re.findall(r"([a-z_.]+)\(", text):
                    self.assertIn(function, FUNCTIONS)

    def test_profiles_at_the_rate_that_the_command_line_expects(self):
        _, _, attributes, _ = self.one("pyroscope.ebpf")
        self.assertEqual(attributes["sample_rate"], ["97"])
        self.assertEqual(attributes["collect_interval"], ['"15s"'])
        self.assertEqual(attributes["reporter_unsymbolized_stubs"], ["true"])

    def test_gives_profiles_the_labels_that_compare_by(self):
        rules = [attributes for path, _, attributes, _ in self.blocks if path == "discovery.relabel/rule"]
        targets = {rule["target_label"][0].strip('"') for rule in rules if "target_label" in rule}
        self.assertEqual(targets, {"service_name", "instance", "scenario", "variant", "role"})
        keep = [rule for rule in rules if rule.get("action") == ['"keep"']]
        self.assertEqual([rule["regex"] for rule in keep], [['"true"']])

    def test_the_reader_refuses_what_is_no_configuration(self):
        for wrong in ("a {", 'a "b" = 1', "a = (1\n", "a = 1\na = 2\n", "a 1\n", "a = ?\n", "# a\n"):
            with self.subTest(wrong), self.assertRaises((ValueError, IndexError)):
                read, end = body(tokens(wrong))
                if end < len(tokens(wrong)):
                    raise ValueError(read)


if __name__ == "__main__":
    unittest.main()
