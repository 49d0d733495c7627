"""The Compose files against the catalogue that the images were built with."""

import unittest

from composing import BASES, SCENARIOS, services
from support import EngineTest, service_names


class Catalogue(EngineTest):
    def test_has_a_service_for_every_one_of_a_profile(self):
        for file in BASES:
            for scenario in SCENARIOS:
                with self.subTest(file=file, scenario=scenario):
                    self.assertCountEqual(with_a_role(file, scenario), service_names(scenario))

    def test_is_whole_in_the_profile_all(self):
        for file in BASES:
            with self.subTest(file):
                names = [name for scenario in SCENARIOS for name in service_names(scenario)]
                self.assertCountEqual(with_a_role(file, "all"), names)


def with_a_role(file, profile):
    """The services of a profile that have a place in a scenario."""
    found = services(file, profile=profile)
    return [name for name, service in found.items() if "flamegraph.scenario" in service.get("labels", {})]


if __name__ == "__main__":
    unittest.main()
