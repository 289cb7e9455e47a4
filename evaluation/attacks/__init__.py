"""Attacks on a language model's leash: an obedient model that carries them out, and a liar that cites truly."""

from evaluation.attacks.measuring import AttackReport, measure_attacks, measure_sentences

__all__ = ["AttackReport", "measure_attacks", "measure_sentences"]
