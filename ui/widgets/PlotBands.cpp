// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/PlotBands.h"

#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace casewright::ui {
namespace {

constexpr int LongestWords = 230; ///< pixels
constexpr int CutWords = 110; ///< pixels; what they are cut to where the whole ones find no room
constexpr int LeastShade = 2;
constexpr int ShadeAlpha = 34;
constexpr int ChosenAlpha = 64;
constexpr int EdgeAlpha = 120;

QFont chosenFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

int PlotBands::rowHeight(const QFont& font) { return QFontMetrics(font).height() + 1; }

void PlotBands::layOut(const Place& place, int top)
{
    m_placed.assign(m_bands.size(), {});
    m_rows = 0;
    m_top = top;
    m_count = {};
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        const int left = static_cast<int>(std::lround(place.pixelOf(m_bands[i].from)));
        const int right = std::max(left + LeastShade, static_cast<int>(std::lround(place.pixelOf(m_bands[i].to))));
        m_placed[i].shade = QRect(left, place.inner.top(), right - left, place.inner.height()) & place.inner;
    }
    // The chosen one first, so that it finds room; then as time goes.
    std::vector<std::size_t> order(m_bands.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [this](std::size_t band) {
        return std::pair(static_cast<int>(band) != m_chosen, m_bands[band].from);
    });
    Rows rows(MostRows);
    placeAny(order, place, top, rows);
    if (!leftOut().isEmpty())
        placeCount(place, top, rows);
}

void PlotBands::placeAny(const std::vector<std::size_t>& order, const Place& place, int top, Rows& rows)
{
    const QFontMetrics metrics(chosenFont(place.font));
    for (const std::size_t band : order) {
        const QString& label = m_bands[band].label;
        if (label.isEmpty())
            continue;
        const int width = std::min({metrics.horizontalAdvance(label) + 2, LongestWords, place.width});
        if (!placeWords(band, width, place, top, rows) && width > CutWords)
            placeWords(band, CutWords, place, top, rows);
    }
}

bool PlotBands::placeWords(std::size_t band, int width, const Place& place, int top, Rows& rows)
{
    const int height = rowHeight(place.font);
    const int middle = m_placed[band].shade.center().x();
    const int left = std::clamp(middle - width / 2, 0, std::max(0, place.width - width));
    for (int row = 0; row < MostRows; ++row) {
        const QRect words(left, top + row * height, width, height);
        const QRect needed = words.adjusted(-size::Gap, 0, size::Gap, 0);
        auto& taken = rows[static_cast<std::size_t>(row)];
        if (std::ranges::any_of(taken, [&needed](const QRect& other) { return other.intersects(needed); }))
            continue;
        taken.push_back(words);
        m_placed[band].words = words;
        m_rows = std::max(m_rows, row + 1);
        return true;
    }
    return false;
}

/// At an end of a row that is there.
void PlotBands::placeCount(const Place& place, int top, Rows& rows)
{
    const int height = rowHeight(place.font);
    const int width = QFontMetrics(place.font).horizontalAdvance(countText()) + 2;
    for (int row = m_rows - 1; row >= 0; --row) {
        const auto& taken = rows[static_cast<std::size_t>(row)];
        for (const int left : {place.width - width, 0}) {
            const QRect words(left, top + row * height, width, height);
            const QRect needed = words.adjusted(-size::GapSmall, 0, size::GapSmall, 0);
            if (std::ranges::any_of(taken, [&needed](const QRect& other) { return other.intersects(needed); }))
                continue;
            m_count = words;
            return;
        }
    }
}

QStringList PlotBands::leftOut() const
{
    QStringList labels;
    for (std::size_t i = 0; i < m_placed.size(); ++i) {
        if (m_placed[i].words.isEmpty() && !m_bands[i].label.isEmpty())
            labels.append(m_bands[i].label);
    }
    return labels;
}

QString PlotBands::countText() const { return u'+' + QString::number(leftOut().size()); }

QStringList PlotBands::tipAt(const QPoint& position) const
{
    QStringList labels;
    for (std::size_t i = 0; i < m_placed.size(); ++i) {
        if (m_placed[i].words.contains(position))
            return {m_bands[i].label};
        if (m_placed[i].shade.adjusted(-LeastShade, 0, LeastShade, 0).contains(position))
            labels.append(m_bands[i].label);
    }
    return labels.isEmpty() && position.y() >= m_top ? leftOut() : labels;
}

void PlotBands::paint(QPainter& painter, const QFont& font) const
{
    const ThemeColors& colors = ThemeColors::current();
    for (std::size_t i = 0; i < m_placed.size(); ++i) {
        const bool isChosen = static_cast<int>(i) == m_chosen;
        const ToneColors& tone = colors.of(m_bands[i].tone);
        const QRect& shade = m_placed[i].shade;
        QColor ground = tone.solid;
        ground.setAlpha(isChosen ? ChosenAlpha : ShadeAlpha);
        painter.fillRect(shade, ground);
        ground.setAlpha(EdgeAlpha);
        if (isChosen && shade.width() > LeastShade) {
            painter.fillRect(shade.left(), shade.top(), 1, shade.height(), ground);
            painter.fillRect(shade.right(), shade.top(), 1, shade.height(), ground);
        }
        const QRect& words = m_placed[i].words;
        if (words.isEmpty())
            continue;
        painter.setFont(isChosen ? chosenFont(font) : font);
        painter.setPen(tone.ink);
        painter.drawText(words, static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextSingleLine),
                         painter.fontMetrics().elidedText(m_bands[i].label, Qt::ElideRight, words.width()));
    }
    if (m_count.isEmpty())
        return;
    painter.setFont(font);
    painter.setPen(colors.muted);
    painter.drawText(m_count, static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextSingleLine), countText());
}

int PlotBands::bandAt(const QPoint& position) const
{
    std::vector<int> there;
    for (std::size_t i = 0; i < m_placed.size(); ++i) {
        if (m_placed[i].words.contains(position))
            return static_cast<int>(i);
        if (m_placed[i].shade.adjusted(-LeastShade, 0, LeastShade, 0).contains(position))
            there.push_back(static_cast<int>(i));
    }
    if (there.empty())
        return -1;
    std::ranges::stable_sort(there, {}, [this](int band) {
        return m_bands[static_cast<std::size_t>(band)].to - m_bands[static_cast<std::size_t>(band)].from;
    });
    const auto chosen = std::ranges::find(there, m_chosen);
    const bool isLast = chosen == there.end() || chosen + 1 == there.end();
    return isLast ? there.front() : *(chosen + 1);
}

QRect PlotBands::wordsOf(int band) const
{
    return band >= 0 && band < static_cast<int>(m_placed.size()) ? m_placed[static_cast<std::size_t>(band)].words
                                                                 : QRect();
}

} // namespace casewright::ui
