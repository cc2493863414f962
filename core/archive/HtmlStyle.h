// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace casewright::archive {

// The style sheet of reports: the colours of the window, light or dark, on a screen and on paper.

/// The colours by name.
inline constexpr std::string_view HtmlColours = R"(
:root { color-scheme: light dark; --back: #f5f7fa; --panel: #ffffff; --line: #dfe4ec; --text: #1a2233; --muted: #5c667a;
  --accent: #2563eb; --soft: #e8effd; --fine: #0f9d6b; --limit: #b7791f; --loss: #d03c4a; }
@media (prefers-color-scheme: dark) {
  :root { --back: #11151c; --panel: #181d27; --line: #2a3140; --text: #e6eaf2; --muted: #9aa4b5; --accent: #6b9bff;
    --soft: #1d2a45; --fine: #3ecf9a; --limit: #e0a94a; --loss: #ff7b86; }
}
)";
/// Of a page and what is on it.
inline constexpr std::string_view HtmlLayout = R"(
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 24px 20px 48px; }
h1 { font-size: 24px; margin: 0 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 0 0 12px; }
p { margin: 0 0 8px; }
.muted { color: var(--muted); }
section { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 16px 18px;
  margin: 16px 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 16px 0; }
.tile { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; }
.tile b { display: block; font-size: 22px; font-variant-numeric: tabular-nums; }
.tile.limit b { color: var(--limit); } .tile.loss b { color: var(--loss); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--muted); padding-bottom: 6px; }
th, td { text-align: left; padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: anywhere; }
tbody th { font-weight: 400; }
thead th { color: var(--muted); font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.sum th, .sum td { font-weight: 700; border-bottom: 0; }
.share { display: inline-block; height: 8px; border-radius: 4px; background: var(--accent); min-width: 1px; }
code, pre { font-family: ui-monospace, monospace; font-size: 13px; }
pre { background: var(--back); border: 1px solid var(--line); border-radius: 6px; padding: 10px; overflow-x: auto; }
@media print { body { background: none; } section, .tile { break-inside: avoid; } }
)";
/// Of pictures.
inline constexpr std::string_view HtmlCharts = R"(
svg { width: 100%; height: auto; display: block; }
svg .bar { fill: var(--accent); } svg .limit { fill: var(--loss); }
svg .area { fill: var(--soft); } svg .line { fill: none; stroke: var(--accent); stroke-width: 1.5; }
svg .grid { stroke: var(--line); } svg .axis { fill: var(--muted); font: 12px system-ui, sans-serif; }
)";

} // namespace casewright::archive
