"""Colours and patterns of the drawing.

Blue is what permits, orange what forbids, yellow and black what nobody should overlook: a set
that colour-blind readers can tell apart. Each kind has a pattern besides, so that a photocopy says
the same.
"""

from __future__ import annotations

from typing import Final

FONT: Final = (
    "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',"
    "'Noto Sans','DejaVu Sans',sans-serif"
)

# Role -> (light, dark).
_ROLES: Final = {
    "paper": ("#ffffff", "#14181d"),
    "ink": ("#1b222b", "#e7ebf0"),
    "soft": ("#586472", "#a0acb9"),
    "line": ("#e3e7ec", "#2b323b"),
    "rule": ("#b9c1ca", "#4a5562"),
    "band": ("#f6f7f9", "#191e24"),
    "banned": ("#c2500f", "#c9541a"),
    "banned-2": ("#a8410a", "#a8430f"),
    "prohibited": ("#5a1220", "#7d1a2e"),
    "prohibited-2": ("#8c2a3c", "#b04a5e"),
    "licensed": ("#1668a8", "#2878bd"),
    "excluded": ("#bfe0f5", "#16405f"),
    "excluded-2": ("#5fa6d3", "#4d90bf"),
    "excluded-ink": ("#0b3a5c", "#d8eefc"),
    "gap": ("#ffd21f", "#ffd21f"),
    "gap-2": ("#17130a", "#17130a"),
    "gap-edge": ("#17130a", "#ffe169"),
    "gap-ink": ("#7a1d00", "#ffd95a"),
    "stayed": ("#eceff2", "#232a32"),
    "stayed-2": ("#8893a0", "#76828f"),
    "open-2": ("#8b5fb5", "#b796d8"),
    "listed": ("#8a3d12", "#a5522a"),
    "law": ("#667382", "#5d6976"),
    "mark": ("#b3005e", "#ff7ab6"),
}


def css() -> str:
    """The style sheet, with every rule under the drawing's own class: pages hold several."""
    light, dark = (
        ";".join(f"--{role}:{pair[side]}" for role, pair in _ROLES.items()) for side in (0, 1)
    )
    own = ".licet-timeline"
    return (
        f"{own}{{{light};color-scheme:light dark;font-family:{FONT};"
        "font-variant-numeric:tabular-nums}"
        f"@media screen and (prefers-color-scheme:dark){{{own}{{{dark}}}}}"
        f"{own} text{{fill:var(--ink);font-size:11px}}"
        f"{own} .t-title{{font-size:18px;font-weight:650}}"
        f"{own} .t-sub{{font-size:12.5px;fill:var(--soft)}}"
        f"{own} .t-lane{{font-size:13px;font-weight:600}}"
        f"{own} .t-note,{own} .t-tick,{own} .t-legend{{fill:var(--soft)}}"
        f"{own} .t-over{{font-weight:650;font-size:12px}}"
        f"{own} .t-on{{fill:#fff;font-weight:550;paint-order:stroke;stroke-width:3px;"
        "stroke-linejoin:round}"
        f"{own} .t-off{{paint-order:stroke;stroke:var(--paper);stroke-width:4px;"
        "stroke-linejoin:round}"
        f"{own} .t-gap{{fill:var(--gap-ink);font-weight:700}}"
        f"{own} .t-mark{{fill:var(--mark);font-weight:650;paint-order:stroke;"
        "stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}"
        f"{own} .t-on,{own} .t-plate{{pointer-events:none}}"
        f"{own} g.bar:hover .box{{filter:brightness(1.12)}}"
    )


def on_colour(kind: str) -> tuple[str, str]:
    """Text colour and its halo for a label that stands on a bar of this kind."""
    if kind == "excluded":
        return "var(--excluded-ink)", "var(--excluded)"
    if kind in ("stayed", "open"):
        return "var(--ink)", "var(--stayed)" if kind == "stayed" else "var(--paper)"
    return "#fff", f"var(--{kind})"


def edge(kind: str) -> tuple[str, str]:
    """Stroke colour and dash pattern of a bar's outline."""
    return {
        "excluded": ("var(--excluded-2)", ""),
        "gap": ("var(--gap-edge)", ""),
        "stayed": ("var(--stayed-2)", "5 3"),
        "open": ("var(--open-2)", "2 3"),
    }.get(kind, ("var(--paper)", ""))


def patterns(prefix: str) -> str:
    """The fills, as definitions whose ids start with `prefix`."""
    return "".join(
        f'<pattern id="{prefix}{kind}" patternUnits="userSpaceOnUse" width="{size}" '
        f'height="{size}"{turn}>{inner}</pattern>'
        for kind, size, turn, inner in (
            ("banned", 7, _TURN, _ground("banned", 7) + _stripe("banned-2", 2.4, 7)),
            (
                "prohibited",
                8,
                _TURN,
                _ground("prohibited", 8)
                + _stripe("prohibited-2", 1.6, 8)
                + '<rect width="8" height="1.6" fill="var(--prohibited-2)"/>',
            ),
            (
                "excluded",
                7,
                "",
                _ground("excluded", 7)
                + '<circle cx="3.5" cy="3.5" r="1.15" fill="var(--excluded-2)"/>',
            ),
            ("gap", 9, _TURN, _ground("gap", 9) + _stripe("gap-2", 4.5, 9)),
            ("stayed", 9, "", _ground("stayed", 9) + _stripe("rule", 1, 9)),
            (
                "open",
                14,
                "",
                _ground("paper", 14) + '<text x="4" y="11" fill="var(--open-2)" '
                'style="font-size:10px;fill:var(--open-2)" opacity=".55">?</text>',
            ),
        )
    )


def fill(kind: str, prefix: str) -> str:
    """The paint of a kind: a pattern, or a plain colour for the two quiet ones."""
    return f"var(--{kind})" if kind in ("licensed", "listed", "law") else f"url(#{prefix}{kind})"


_TURN: Final = ' patternTransform="rotate(45)"'


def _ground(role: str, size: int) -> str:
    return f'<rect width="{size}" height="{size}" fill="var(--{role})"/>'


def _stripe(role: str, width: float, height: int) -> str:
    return f'<rect width="{width}" height="{height}" fill="var(--{role})"/>'
