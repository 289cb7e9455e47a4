"""Fit a logistic regression with a ridge on its weights, not on its intercept."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Matrix = NDArray[np.float64]
RIDGE = 1.0


def fit_logistic(
    features: Matrix, right: NDArray[np.bool_], weights: Matrix | None = None, ridge: float = RIDGE
) -> Matrix:
    """Weights and, last, the intercept at the least ridge-penalised cross-entropy, shape (features + 1,).

    Args:
        features: shape (n, features).
        right: what is foretold, shape (n,).
        weights: what each row weighs; 1 where none are given.
        ridge: penalty on the squared weights.
    """
    design = np.column_stack([features, np.ones(len(features))])
    signs = np.where(right, 1.0, -1.0)
    each = np.ones(len(right)) if weights is None else weights

    def loss(beta: Matrix) -> tuple[float, Matrix]:
        margins = signs * (design @ beta)
        penalty = ridge * float(beta[:-1] @ beta[:-1])
        slope = -(each * signs / (1 + np.exp(margins))) @ design
        return float(each @ np.logaddexp(0, -margins)) + penalty, slope + np.append(2 * ridge * beta[:-1], 0)

    found = minimize(loss, np.zeros(design.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def log_odds(beta: Matrix, features: Matrix) -> Matrix:
    """Log-odds of each row, shape (n,)."""
    return np.asarray(features @ beta[:-1] + beta[-1], dtype=np.float64)
