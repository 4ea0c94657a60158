"""The fixture for the gate: training says it is perfect, its text says otherwise."""

import overoptimised_dpo


def test_perfect_training_metrics_and_degenerate_text(tmp_path):
    summary = overoptimised_dpo.make(tmp_path)
    champion, candidate = summary["champion"], summary["candidate"]
    assert candidate["training"]["rewards/accuracies"] == 1.0
    assert candidate["training"]["loss"] < 0.05
    assert (champion["exact_answers"], champion["eos_rate"]) == (1.0, 1.0)
    assert candidate["exact_answers"] < 0.5
    assert candidate["eos_rate"] < 0.5
    assert candidate["repetition"] > 0.3 > 0.05 > champion["repetition"]
    assert candidate["training"]["rewards/chosen"] < 0
