"""An answer on the legal basis as text for a terminal: headline, bases, layers, near misses, what stays for the officer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphmodel.cli.text import Page


def legal_basis(found: dict[str, Any], page: Page) -> None:
    """Print an answer on the legal basis, or one after the other where several pairs were asked about."""
    if "answers" in found:
        page.line(found["headline"])
        for one in found["answers"]:
            page.heading(f"{one['question']['discloser']['label']} to {one['question']['recipient']['label']}")
            legal_basis(one, page)
        return
    page.line(
        f"{(found['outcome'] or found['state']).upper()}  {found['date']}"
        + ("  NOT READY" if found["not_ready"] else "")
    )
    page.line(found["headline"])
    for basis in found["bases"]:
        _basis(basis, page)
    if found["sides"]:
        page.heading("Both sides")
        page.item(found["sides"]["discloser"]["told"])
        page.item(found["sides"]["recipient"]["told"])
        _layers(found, page)
    _near_misses(found, page)
    page.items("Explained by", [e["norm"]["label"] for e in found["explained_by"]])
    page.items("For you to judge", found["for_the_officer"])
    page.items("Flags", found["flags"])
    page.items("Narrower choices", [c["id"] for c in found["choices"]])
    page.items("Ask", found["who_to_ask"])
    page.line(found["coverage"])


def _basis(basis: dict[str, Any], page: Page) -> None:
    page.heading(f"{basis['norm']['label']}: {basis['basis']} {basis['modality']} ({basis['role']})")
    page.line(basis["citation"]["url"])
    page.items("required if", basis["required_if"])
    page.items("permitted if", basis["permitted_if"])
    tests = [t for t in basis["tests"] if basis["role"] == "headline" or t["result"] != "holds"]
    for test in tests:
        page.item(f"{test['test']}: {test['result']}. {test['why']}")
    if len(tests) < len(basis["tests"]):
        page.item(f"every other test holds ({len(basis['tests']) - len(tests)}; --json and the page have them in full)")
    page.items("still to be judged", [c["text"] for c in basis["conditions"]])
    page.items("not confirmed", [basis["unverified"]] if basis["unverified"] else [])


def _layers(found: dict[str, Any], page: Page) -> None:
    bars, protection, confidence, rights = (
        found[k] for k in ("bars", "data_protection", "confidentiality", "human_rights")
    )
    page.heading(f"Bars: {bars['result']}")
    page.line(bars["told"])
    for bar in bars["bars"]:
        page.item(
            f"{bar['bar']['label']} ({bar['does']}; {bar['confidence']} confidence): {bar['text']}. {bar['why'][0].upper()}{bar['why'][1:]}."
        )
        page.items("  not confirmed", [bar["unverified"]] if bar["unverified"] else [])
        page.items("  exceptions", [e["text"] + (" (confirmed)" if e["confirmed"] else "") for e in bar["exceptions"]])
    page.heading(f"Data protection: {protection['result']}")
    page.line(protection["told"])
    for ground in (*protection["first"], *protection["lawful_basis"], *protection["conditions"]):
        _ground(ground, page)
    page.items("does not fit", [f"{m['label']}: {m['why']}" for m in protection["does_not_fit"]])
    page.heading(f"Confidentiality: {confidence['result']}")
    page.line(confidence["told"])
    page.items("often held in confidence", confidence["likely"])
    for route in confidence["routes"]:
        page.item(f"{route['label']}: {'open' if route['open'] else 'not open'}. {route['why']}")
    page.heading(f"Human rights: {rights['result']}")
    page.line(rights["told"])
    for prompt in (*rights["prompts"], *rights["how_much"]):
        page.item(prompt["text"])


def _ground(ground: dict[str, Any], page: Page) -> None:
    document = (
        ""
        if ground["policy_document_needed"] in {"no", "not-in-this-act"}
        else f"; policy document: {ground['policy_document_needed']}"
    )
    note = f". {'; '.join(ground['note'])}" if ground["note"] else ""
    page.item(f"{ground['label']} ({ground['data_kind']}; {ground['confidence']} confidence{document}){note}")
    for used in ground["uses"]:
        page.item(
            f"{used['label']} fits where: {used['fits_when']}"
            + (f"; not where: {used['not_when']}" if used["not_when"] else "")
        )


def _near_misses(found: dict[str, Any], page: Page) -> None:
    if not found["near_misses"]:
        return
    page.heading(f"Near misses ({len(found['near_misses'])} of {found['near_miss_total']})")
    for miss in found["near_misses"]:
        page.item(
            f"{miss['norm']['label']}: fails or unknown on {', '.join(miss['failures'])}. What would change it: {'; '.join(miss['what_would_change_it'])}"
        )
