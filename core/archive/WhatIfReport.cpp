// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/WhatIfReport.h"

#include <array>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/Sentences.h"
#include "core/archive/HtmlStyle.h"
#include "core/archive/HtmlText.h"
#include "core/archive/MarkdownText.h"
#include "core/archive/ReportSection.h"
#include "core/archive/WhatIfPictures.h"

namespace casewright::archive {
namespace {

/// A shade in light and in dark colours: one hue, and texts on all of them have a contrast of 5 and more.
struct Shade {
    const char* light;
    const char* lightText;
    const char* dark;
    const char* darkText;
};
constexpr std::array<Shade, HeatTable::Shades> Shades{{{"#f0effb", "#1a2233", "#16123f", "#e6eaf2"},
                                                       {"#e0def7", "#1a2233", "#1d1853", "#e6eaf2"},
                                                       {"#d1cef3", "#1a2233", "#241e67", "#e6eaf2"},
                                                       {"#c2beef", "#1a2233", "#2b247b", "#e6eaf2"},
                                                       {"#b3adeb", "#1a2233", "#32298e", "#e6eaf2"},
                                                       {"#a39de7", "#1a2233", "#4035b6", "#e6eaf2"},
                                                       {"#948de2", "#1a2233", "#8881da", "#11151c"},
                                                       {"#574bd2", "#ffffff", "#9e98e1", "#11151c"},
                                                       {"#3e32c8", "#ffffff", "#b5b0e8", "#11151c"},
                                                       {"#2d248f", "#ffffff", "#cbc8ef", "#11151c"}}};

std::string heatStyle()
{
    std::string light;
    std::string dark;
    for (std::size_t i = 0; i < Shades.size(); ++i) {
        light += fmt::format(".h{} {{ background: {}; color: {}; }}\n", i, Shades[i].light, Shades[i].lightText);
        dark += fmt::format(".h{} {{ background: {}; color: {}; }}\n", i, Shades[i].dark, Shades[i].darkText);
    }
    return ".heat { width: auto; } .heat td { text-align: right; padding: 6px 10px; border: 2px solid var(--panel); "
           "font-variant-numeric: tabular-nums; white-space: nowrap; min-width: 56px; }\n"
           ".heat thead th { text-align: right; padding: 5px 10px; }\n"
        + light + "@media (prefers-color-scheme: dark) {\n" + dark
        + "}\n.heat .advised { outline: 3px dashed var(--fine); outline-offset: -1px; }\n"
          ".heat .now { outline: 3px solid var(--accent); outline-offset: -1px; }\n";
}

// ---- HTML

std::string html(const Paragraph& block)
{
    return fmt::format("<p{}>{}</p>\n", block.isAside ? " class=\"muted\"" : "", htmlText(block.text));
}

std::string html(const BulletList& block)
{
    std::string text = "<ul>\n";
    for (const std::string& each : block.texts)
        text += fmt::format("<li>{}</li>\n", htmlText(each));
    return text + "</ul>\n";
}

std::string html(const PlainTable& block)
{
    const std::string caption = htmlText(block.caption);
    std::vector<std::string> titles;
    for (const PlainTable::Column& column : block.columns)
        titles.push_back(htmlText(column.title));
    std::vector<HtmlTable::Column> columns;
    for (std::size_t i = 0; i < titles.size(); ++i)
        columns.push_back({titles[i], block.columns[i].isNumber});
    HtmlTable table(caption, columns);
    for (const std::vector<std::string>& row : block.rows) {
        std::vector<std::string> cells;
        for (const std::string& cell : row)
            cells.push_back(htmlText(cell));
        table.add(cells);
    }
    return table.html();
}

std::string html(const HeatTable::Cell& cell)
{
    std::string classes = cell.shade < 0 ? std::string() : fmt::format("h{}", cell.shade);
    if (cell.isAdvised)
        classes += " advised";
    if (cell.isCurrent)
        classes += " now";
    return fmt::format("<td class=\"{}\">{}</td>", classes, htmlText(cell.text));
}

std::string html(const HeatTable& block)
{
    std::string text = "<div class=\"wide\"><table class=\"heat\">\n";
    if (!block.caption.empty())
        text += fmt::format("<caption>{}</caption>\n", htmlText(block.caption));
    text += "<thead><tr><th></th>";
    for (const std::string& column : block.columns)
        text += fmt::format("<th scope=\"col\">{}</th>", htmlText(column));
    text += "</tr></thead>\n<tbody>\n";
    for (const HeatTable::Row& row : block.rows) {
        text += fmt::format("<tr><th scope=\"row\">{}</th>", htmlText(row.title));
        for (const HeatTable::Cell& cell : row.cells)
            text += html(cell);
        text += "</tr>\n";
    }
    return text + "</tbody>\n</table></div>\n";
}

std::string html(const HeatLegend& block)
{
    return html(
        Paragraph{.text = fmt::format("The further from the background a cell is, the more. The frame is what is "
                                      "set now{}; - is a setting that cannot be run.",
                                      block.hasAdvised ? ", the dashed one what is advised" : ""),
                  .isAside = true});
}

std::string html(const Picture& block) { return block.svg; }

std::string html(const Section& section)
{
    std::string body;
    for (const Block& block : section.blocks)
        body += std::visit([](const auto& each) { return html(each); }, block);
    return fmt::format("<section>\n<h2>{}</h2>\n{}</section>\n", htmlText(section.title), body);
}

/// What it is about, on a line.
std::string aboutText(const WhatIfReport& report)
{
    std::string text = report.source;
    if (report.documents > 0)
        text += fmt::format("{}{}", text.empty() ? "" : ", ",
                            analysis::countText(report.documents, "document", "documents"));
    if (report.sweep)
        text += fmt::format("{}{}", text.empty() ? "" : ", ",
                            analysis::countText(report.sweep->cells.size(), "setting", "settings"));
    return fmt::format("{}{}After Kibana {}; Kibana did not produce it.", text, text.empty() ? "" : ". ",
                       report.profile);
}

// ---- Markdown

/// Writes blocks one after the other, and keeps their pictures.
class MarkdownWriter final {
public:
    explicit MarkdownWriter(std::string_view stem) : m_stem(stem) {}

    void write(const Section& section)
    {
        m_report.text += fmt::format("\n## {}\n", markdownLine(section.title));
        for (const Block& block : section.blocks) {
            m_report.text += '\n';
            std::visit([this](const auto& each) { add(each); }, block);
        }
    }
    void begin(const WhatIfReport& report)
    {
        m_report.text = fmt::format("# {}\n\n{}\n", markdownLine(report.title), markdownLine(aboutText(report)));
    }
    [[nodiscard]] MarkdownReport take() { return std::move(m_report); }

private:
    void add(const Paragraph& block)
    {
        const std::string text = markdownLine(block.text);
        m_report.text += block.isAside ? "*" + text + "*\n" : text + '\n';
    }
    void add(const BulletList& block)
    {
        for (const std::string& text : block.texts)
            m_report.text += "- " + markdownLine(text) + '\n';
    }
    void add(const PlainTable& block)
    {
        if (!block.caption.empty())
            m_report.text += markdownLine(block.caption) + "\n\n";
        std::string rule = "|";
        m_report.text += '|';
        for (const PlainTable::Column& column : block.columns) {
            cell(markdownLine(column.title));
            rule += column.isNumber ? " ---: |" : " --- |";
        }
        m_report.text += '\n' + rule + '\n';
        for (const std::vector<std::string>& row : block.rows) {
            m_report.text += '|';
            for (const std::string& each : row)
                cell(markdownLine(each));
            m_report.text += '\n';
        }
    }
    /// What is set now is bold, what is advised has a mark.
    void add(const HeatTable& block)
    {
        if (!block.caption.empty())
            m_report.text += markdownLine(block.caption) + "\n\n";
        std::string rule = "| --- |";
        m_report.text += "| |";
        for (const std::string& column : block.columns) {
            cell(markdownLine(column));
            rule += " ---: |";
        }
        m_report.text += '\n' + rule + '\n';
        for (const HeatTable::Row& row : block.rows) {
            m_report.text += '|';
            cell(markdownLine(row.title));
            for (const HeatTable::Cell& each : row.cells) {
                const std::string text = markdownLine(each.text);
                cell((each.isCurrent ? "**" + text + "** now" : text) + (each.isAdvised ? " ✔ advised" : ""));
            }
            m_report.text += '\n';
        }
    }
    void add(const HeatLegend& block)
    {
        m_report.text += fmt::format("*Bold is what is set now{}; - is a setting that cannot be run.*\n",
                                     block.hasAdvised ? ", ✔ what is advised" : "");
    }
    void add(const Picture& block)
    {
        const std::string file = fmt::format("{}-{}.svg", m_stem, block.name);
        m_report.text += fmt::format("![{}](<{}>)\n", markdownLine(block.title), file);
        m_report.pictures.push_back({.file = file, .svg = standalone(block.svg)});
    }
    void cell(const std::string& text) { m_report.text += ' ' + text + " |"; }

    std::string m_stem;
    MarkdownReport m_report{};
};

} // namespace

std::string whatIfHtml(const WhatIfReport& report)
{
    std::string page = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta "
        "charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{0}</title>\n"
        "<style>{1}{2}{3}{4}{5}</style>\n</head>\n<body>\n<main>\n<h1>{0}</h1>\n<p class=\"muted\">{6}</p>\n",
        htmlText(report.title), HtmlColours, HtmlLayout, HtmlCharts, PictureStyle, heatStyle(),
        htmlText(aboutText(report)));
    for (const Section& section : whatIfSections(report))
        page += html(section);
    return page + "</main>\n</body>\n</html>\n";
}

MarkdownReport whatIfMarkdown(const WhatIfReport& report, std::string_view stem)
{
    MarkdownWriter writer(stem);
    writer.begin(report);
    for (const Section& section : whatIfSections(report))
        writer.write(section);
    return writer.take();
}

} // namespace casewright::archive
