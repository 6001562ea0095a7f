"""Distributions that a scenario's numbers may have; a plain number is a constant.

Every mean is arithmetic. The limits of a PERT distribution are limits, not percentiles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

import numpy as np
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "MEANINGS",
    "AnyDistribution",
    "Beta",
    "Constant",
    "Distribution",
    "Empirical",
    "Gamma",
    "Lognormal",
    "NotNegative",
    "PerYear",
    "Pert",
    "Poisson",
    "Positive",
    "Share",
]


MOST_VARIED = 10.0
"""The greatest coefficient of variation: beyond it a mean says nothing of what is drawn."""


class AnyDistribution(BaseModel):
    """What every distribution can do."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @property
    def limits(self) -> tuple[float, float]:
        """The least and the greatest value it can take."""
        raise NotImplementedError

    @property
    def mean(self) -> float:
        """The arithmetic mean."""
        raise NotImplementedError

    def sample(self, rng: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Independent draws, of shape (size,)."""
        raise NotImplementedError


class Constant(AnyDistribution):
    """One value, always."""

    distribution: Literal["constant"] = "constant"
    value: float

    @property
    def limits(self) -> tuple[float, float]:
        """The value, twice."""
        return self.value, self.value

    @property
    def mean(self) -> float:
        """The value."""
        return self.value

    def sample(self, rng: np.random.Generator, size: int) -> NDArray[np.float64]:  # noqa: ARG002
        """The value, as often as asked for; draws nothing."""
        return np.full(size, self.value)


class Lognormal(AnyDistribution):
    """Positive and skewed; ``mean`` and ``cv``, the standard deviation divided by the mean."""

    distribution: Literal["lognormal"]
    average: float = Field(alias="mean", gt=0)
    cv: float = Field(ge=0, le=MOST_VARIED)

    @property
    def limits(self) -> tuple[float, float]:
        """Anything above zero; the mean alone where it does not vary."""
        return (0.0, np.inf) if self.cv else (self.average, self.average)

    @property
    def mean(self) -> float:
        """The arithmetic mean."""
        return self.average

    def sample(self, rng: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Independent draws, of shape (size,)."""
        log_variance = np.log1p(self.cv**2)
        return rng.lognormal(np.log(self.average) - log_variance / 2, np.sqrt(log_variance), size)


class Pert(AnyDistribution):
    """A beta distribution between ``low`` and ``high``, likeliest at ``mode`` (weight 4)."""

    distribution: Literal["pert"]
    low: float
    mode: float
    high: float

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.mode <= self.high:
            message = f"needs low <= mode <= high, got {self.low:g} / {self.mode:g} / {self.high:g}"
            raise ValueError(message)
        return self

    @property
    def limits(self) -> tuple[float, float]:
        """From ``low`` to ``high``."""
        return self.low, self.high

    @property
    def mean(self) -> float:
        """(low + 4 mode + high) / 6."""
        return (self.low + 4 * self.mode + self.high) / 6

    def sample(self, rng: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Independent draws, of shape (size,)."""
        width = self.high - self.low
        if width == 0:
            return np.full(size, self.low)
        upper = 1 + 4 * (self.high - self.mode) / width
        return self.low + width * rng.beta(6 - upper, upper, size)


class Beta(AnyDistribution):
    """A share: ``a`` and ``b`` count what was, and what was not (a mean of a / (a + b))."""

    distribution: Literal["beta"]
    a: float = Field(gt=0)
    b: float = Field(gt=0)

    @property
    def limits(self) -> tuple[float, float]:
        """From 0 to 1."""
        return 0.0, 1.0

    @property
    def mean(self) -> float:
        """A / (a + b)."""
        return self.a / (self.a + self.b)

    def sample(self, rng: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Independent draws, of shape (size,)."""
        return rng.beta(self.a, self.b, size)


class Gamma(AnyDistribution):
    """Not negative; ``mean`` and ``cv``, the standard deviation divided by the mean."""

    distribution: Literal["gamma"]
    average: float = Field(alias="mean", gt=0)
    cv: float = Field(gt=0, le=MOST_VARIED)

    @property
    def limits(self) -> tuple[float, float]:
        """Zero and above."""
        return 0.0, np.inf

    @property
    def mean(self) -> float:
        """The arithmetic mean."""
        return self.average

    def sample(self, rng: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Independent draws, of shape (size,)."""
        return rng.gamma(self.cv**-2, self.average * self.cv**2, size)


class Poisson(AnyDistribution):
    """Whole numbers from zero, with that mean."""

    distribution: Literal["poisson"]
    average: float = Field(alias="mean", ge=0)

    @property
    def limits(self) -> tuple[float, float]:
        """Zero and above."""
        return 0.0, np.inf

    @property
    def mean(self) -> float:
        """The mean."""
        return self.average

    def sample(self, rng: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Independent draws, of shape (size,)."""
        return rng.poisson(self.average, size).astype(np.float64)


class Empirical(AnyDistribution):
    """One of the values seen, each as likely as the other."""

    distribution: Literal["empirical"]
    values: tuple[float, ...] = Field(min_length=1)

    @property
    def limits(self) -> tuple[float, float]:
        """The least and the greatest value seen."""
        return min(self.values), max(self.values)

    @property
    def mean(self) -> float:
        """The mean of the values seen."""
        return float(np.mean(self.values))

    def sample(self, rng: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Independent draws, of shape (size,)."""
        return rng.choice(np.asarray(self.values), size)


MEANINGS = {
    "constant": "always the value",
    "lognormal": "positive and skewed; cv is the standard deviation divided by the mean",
    "pert": "between the limits low and high, likeliest at mode",
    "beta": "a share; a and b count what was and what was not, the mean is a / (a + b)",
    "gamma": "not negative; cv is the standard deviation divided by the mean",
    "poisson": "whole numbers from zero",
    "empirical": "one of the values, each as likely as the other",
}
"""What each distribution is, by the name that files use; every mean is arithmetic."""


MOST_OFTEN = 366
"""Times in a year on average: what happens more often than daily is part of the daily rate."""

LARGEST = 1e15
"""The greatest limit and mean of a number, as of the ledger's figures."""


def _as_written(value: Any) -> Any:
    """Read a plain number as a constant; TOML's booleans are no numbers, its lists are tuples."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Constant(value=value)
    if isinstance(value, dict):
        return {key: tuple(each) if isinstance(each, list) else each for key, each in value.items()}
    return value


def _between(low: float, high: float, what: str) -> AfterValidator:
    def check(value: AnyDistribution) -> AnyDistribution:
        least, greatest = value.limits
        if least < low or greatest > high:
            message = f"{what}, but it can take values from {least:g} to {greatest:g}"
            raise ValueError(message)
        return value

    return AfterValidator(check)


def _finite(value: AnyDistribution) -> AnyDistribution:
    greatest = value.limits[1]
    if value.mean > LARGEST or (np.isfinite(greatest) and greatest > LARGEST):
        message = f"must not be more than {LARGEST:g}"
        raise ValueError(message)
    return value


def _above_zero(value: AnyDistribution) -> AnyDistribution:
    """Only values above 0; a continuous one from 0 on never is 0 itself."""
    least, greatest = value.limits
    is_pieces = isinstance(value, Constant | Empirical | Poisson)
    if greatest <= 0 or least < 0 or (least == 0 and is_pieces):
        message = "must be more than 0"
        raise ValueError(message)
    return value


def _seldom(value: AnyDistribution) -> AnyDistribution:
    if value.mean > MOST_OFTEN:
        message = f"must not be more than {MOST_OFTEN} a year on average"
        raise ValueError(message)
    return value


Distribution = Annotated[
    Annotated[
        Constant | Lognormal | Pert | Beta | Gamma | Poisson | Empirical,
        Field(discriminator="distribution"),
    ],
    BeforeValidator(_as_written),
]
Share = Annotated[Distribution, _between(0, 1, "must lie within 0 and 1")]
NotNegative = Annotated[
    Distribution, AfterValidator(_finite), _between(0, np.inf, "must not be less than 0")
]
Positive = Annotated[Distribution, AfterValidator(_finite), AfterValidator(_above_zero)]
PerYear = Annotated[NotNegative, AfterValidator(_seldom)]
