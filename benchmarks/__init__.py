"""Benchmarks: what reading costs, as ratios in one run (`python -m benchmarks`). Nothing in the engine may
import it.
"""
