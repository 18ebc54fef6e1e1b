"""Logistic regression over a question's replies, by scikit-learn."""

from collections.abc import Iterable

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from flows.understanding.classifier import SCALE, features, words_of
from scripts.classifier.labelled import Labelled

TRUST = 30  # the inverse of the regularisation's strength
LEAST = 8  # of SCALE: a weight below counts for nothing


def learned(replies: Iterable[Labelled], weights: dict[str, int] | None = None) -> dict:
    """What a Classifier is made of. `weights` is how much each answer counts for; without it, all answers count for as
    much in all.
    """
    said, answers = zip(*((each.says, each.comes_to) for each in replies), strict=True)
    counts = CountVectorizer(analyzer=_features, binary=True)
    seen = normalize(counts.fit_transform(said).astype(float))
    model = LogisticRegression(C=TRUST, class_weight=weights or "balanced", max_iter=1000).fit(seen, answers)
    rows, bias = (model.coef_, model.intercept_) if len(model.classes_) > 2 else _both(model)
    places = sorted(counts.vocabulary_.items())
    weighed = {feature: [round(row[at] * SCALE) for row in rows] for feature, at in places}
    return {
        "answers": [str(each) for each in model.classes_],
        "bias": [round(each * SCALE) for each in bias],
        "weights": {feature: each for feature, each in weighed.items() if max(map(abs, each)) >= LEAST},
    }


def _features(said: str) -> set[str]:
    return features(words_of(said))


def _both(model: LogisticRegression) -> tuple[list, list]:
    """Of two answers scikit-learn weighs the second alone: half of it is for that, and half against the first."""
    half, bias = model.coef_[0] / 2, model.intercept_[0] / 2
    return [-half, half], [-bias, bias]
