"""Whether the verdicts can be bad: they are given figures that break the rules."""

import unittest

import memory
import throughput


def pair(baseline_seconds: float, client_seconds: float, others_share: float = 0) -> throughput.Pair:
    def result(seconds: float) -> dict[str, float]:
        return {"messages": 1000, "seconds": seconds, "cpuSeconds": seconds}

    return throughput.Pair(result(baseline_seconds), result(client_seconds), others_share)


def throughput_figures(client_seconds: float) -> list[dict]:
    pairs = [pair(1.0, client_seconds)] * 9
    return [
        {
            "mode": "produce",
            "undisturbed": len(pairs),
            "rateRatio": throughput.ratios(pairs, throughput.rate),
            "cpuRatio": throughput.ratios(pairs, throughput.cpu),
        }
    ]


class ThroughputJudgement(unittest.TestCase):
    def test_an_equal_client_passes(self) -> None:
        self.assertEqual([each.passed for each in throughput.verdicts(throughput_figures(1.0))], [True, True])

    def test_a_client_that_needs_a_tenth_more_is_too_slow(self) -> None:
        self.assertEqual([each.passed for each in throughput.verdicts(throughput_figures(1.09))], [False, True])

    def test_a_client_that_needs_an_eighth_more_breaks_both_rules(self) -> None:
        self.assertEqual([each.passed for each in throughput.verdicts(throughput_figures(1.125))], [False, False])

    def test_scattered_ratios_around_the_limit_decide_nothing(self) -> None:
        self.assertFalse(throughput.is_decided([0.90, 0.93, 0.95, 0.96, 0.99] * 4, 0.95))

    def test_ratios_that_agree_decide(self) -> None:
        self.assertTrue(throughput.is_decided([0.97, 0.98, 0.99, 1.00, 1.01] * 4, 0.95))


class Disturbance(unittest.TestCase):
    def test_scattered_ratios_below_the_limit_are_unsure(self) -> None:
        figures = throughput_figures(1.0)
        figures[0].update(rateRatio=[0.5, 0.9, 0.94, 1.2, 1.5] * 4)
        self.assertEqual(throughput.verdicts(figures)[0].outcome, "UNSURE")

    def test_a_client_that_is_slow_each_time_fails(self) -> None:
        figures = throughput_figures(1.0)
        figures[0].update(rateRatio=[0.78, 0.79, 0.80, 0.81, 0.82] * 4)
        self.assertEqual(throughput.verdicts(figures)[0].outcome, "FAIL")

    def test_disturbed_pairs_do_not_count(self) -> None:
        pairs = [pair(1.0, 1.0)] * throughput.FEWEST_PAIRS + [pair(1.0, 9.0, others_share=0.5)] * 40
        self.assertEqual(len(throughput.judged(pairs)), throughput.FEWEST_PAIRS)

    def test_too_few_undisturbed_pairs_bring_all_back(self) -> None:
        pairs = [pair(1.0, 1.0)] + [pair(1.0, 9.0, others_share=0.5)] * 40
        self.assertEqual(len(throughput.judged(pairs)), 41)


def memory_figures(growth_per_round: int, lost: int = 0) -> list[dict]:
    role = memory.RoleFigures("a-service", [40_000_000 + growth_per_round * number for number in range(50)])
    counts = {"delivered": 1_000_000 - lost, "lost": lost, "duplicated": 0, "rejected": 0}
    return [
        {
            "line": "a line",
            "messages": 1_000_000,
            "verdict": counts,
            "exitCodes": [0],
            "roles": [{"service": role.service, "growth": role.growth}],
        }
    ]


class MemoryJudgement(unittest.TestCase):
    def test_flat_memory_passes(self) -> None:
        self.assertTrue(all(each.passed for each in memory.verdicts(memory_figures(0))))

    def test_sixteen_bytes_kept_per_message_are_growth(self) -> None:
        figures = memory_figures(16 * memory.MESSAGES_PER_ROUND)
        self.assertEqual([each.passed for each in memory.verdicts(figures)], [False, True])

    def test_a_lost_message_is_a_failure(self) -> None:
        self.assertEqual([each.passed for each in memory.verdicts(memory_figures(0, lost=1))], [True, False])


if __name__ == "__main__":
    unittest.main()
