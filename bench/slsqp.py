"""Solves budget problems with SciPy's SLSQP, the solver that peers use. One JSON problem a line in, one answer a
line out. The objective is the benchmark's own: every draw's value with reach and adstock, their mean or the mean of
the worst part; with its exact gradient, all curves at once in NumPy."""
import json
import signal
import sys
import time

import numpy as np
import scipy
from scipy.optimize import minimize


class TimeUp(Exception):
    pass


def give_up(*_):
    raise TimeUp


def arrays(problem, name):
    curves = problem[name]
    stacked = {key: np.array([c[key] for c in curves], dtype=float) for key in (curves[0] if curves else {})}
    stacked["channel"] = np.array([c["channel"] for c in curves], dtype=int) if curves else np.zeros(0, dtype=int)
    return stacked


class Objective:
    """Minus (the measure of the draws' values − price · spend), and its gradient."""

    def __init__(self, problem):
        self.base = np.array(problem["base"], dtype=float)
        self.reach_scale = np.array(problem["reachScale"], dtype=float)
        self.tail, self.price, self.channels = problem["tail"], problem["price"], problem["channels"]
        self.hill, self.logistic = arrays(problem, "hill"), arrays(problem, "logistic")
        self.reach = arrays(problem, "reach")
        self.least = 1e-12 * problem["budget"]

    def weights(self, values):
        draws = len(values)
        if self.tail >= 1:
            return np.full(draws, 1 / draws)
        most = 1 / max(1, self.tail * draws)
        weights, left = np.zeros(draws), 1.0
        for d in np.argsort(values, kind="stable"):
            weights[d] = min(most, left)
            left -= weights[d]
            if left <= 0:
                break
        return weights

    def __call__(self, spend):
        # At zero some slopes are infinite; a hair above it none is.
        x = np.maximum(spend, self.least)
        values, slopes = self.base.copy(), []
        with np.errstate(over="ignore", divide="ignore"):
            if len(self.hill["channel"]):
                c = self.hill
                s = x[c["channel"]][:, None] + c["offset"]
                v = (s / c["half"]) ** c["steepness"]
                start = 1 / (1 + (c["half"] / c["offset"]) ** c["steepness"])
                values += (c["amplitude"] * (v / (1 + v) - start)).sum(axis=0)
                slopes.append((c["channel"], c["amplitude"] * c["steepness"] * v / (s * (1 + v) ** 2), None))
            if len(self.logistic["channel"]):
                c = self.logistic
                half = c["rate"] / 2
                t = np.tanh(half * (x[c["channel"]][:, None] + c["offset"]))
                values += (c["amplitude"] * (t - np.tanh(half * c["offset"]))).sum(axis=0)
                slopes.append((c["channel"], c["amplitude"] * half * (1 - t * t), None))
            if len(self.reach["channel"]):
                c = self.reach
                s = x[c["channel"]][:, None]
                v = (s / c["half"]) ** c["steepness"]
                rho = (1 - c["ceiling"]) / (1 - c["floor"])
                log_reach = (-np.log1p(-c["floor"]) + np.log1p(v) - np.log1p(rho * v)).sum(axis=0)
                values -= self.reach_scale * np.expm1(-log_reach)
                rise = c["steepness"] / s * (v / (1 + v) - rho * v / (1 + rho * v))
                slopes.append((c["channel"], rise, self.reach_scale * np.exp(-log_reach)))
        weights = self.weights(values)
        gradient = np.full(self.channels, float(self.price))
        for channel, slope, scale in slopes:
            each = slope @ (weights if scale is None else weights * scale)
            gradient -= np.bincount(channel, weights=each, minlength=self.channels)
        return self.price * spend.sum() - weights @ values, gradient


def solve(problem):
    objective = Objective(problem)
    rows = np.array([row["coefficients"] for row in problem["rows"]])
    limits = [r for row in problem["rows"] for r in ((row["min"], 1), (row["max"], -1)) if r[0] is not None]
    matrix = np.array([s * rows[i] for i, row in enumerate(problem["rows"])
                       for m, s in ((row["min"], 1), (row["max"], -1)) if m is not None])
    ends = np.array([m * s for m, s in limits])
    constraints = [{"type": "ineq", "fun": lambda x: matrix @ x - ends, "jac": lambda x: matrix}]
    bounds = list(zip(problem["lower"], problem["upper"]))
    start = np.clip(np.full(problem["channels"], problem["budget"] / problem["channels"]), *np.array(bounds).T)
    reached = start

    def watch(x):
        nonlocal reached
        reached = np.array(x)

    times, began = [], time.perf_counter()
    try:
        signal.alarm(problem["seconds"])
        while len(times) < 3 or (len(times) < 15 and time.perf_counter() - began < 1):
            at = time.perf_counter()
            result = minimize(objective, start, jac=True, method="SLSQP", bounds=bounds, constraints=constraints,
                              options={"ftol": 1e-9, "maxiter": 1000}, callback=watch)
            times.append(time.perf_counter() - at)
            if times[0] > 2:
                break
        signal.alarm(0)
    except TimeUp:
        if not times:
            return {"success": False, "message": f"cut off after {problem['seconds']} s", "iterations": None,
                    "milliseconds": 1000 * problem["seconds"], "spend": reached.tolist()}
    return {"success": bool(result.success), "message": result.message, "iterations": int(result.nit),
            "milliseconds": 1000 * sorted(times)[len(times) // 2], "spend": result.x.tolist()}


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, give_up)
    print(json.dumps({"scipy": scipy.__version__}), flush=True)
    for line in sys.stdin:
        print(json.dumps(solve(json.loads(line))), flush=True)
