// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/AnalystsAside.h"

#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/Text.h"
#include "ui/simulation/AnalystsPane.h"
#include "ui/simulation/SimulationNews.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>

#include <optional>

namespace casewright::ui {
namespace {

constexpr int WidthOfAnalysts = size::Preview + size::GapLarge;
constexpr int WidthOfBoth = 5 * size::WindowLeastWidth / 4 - 2 * size::PageMargin;

} // namespace

AnalystsAside::AnalystsAside(AnalystModels& analysts, QWidget* results, SimulationNews& news, QWidget* parent)
    : QWidget(parent), m_analysts(analysts), m_news(news), m_results(results), m_pane(new AnalystsPane(analysts, this))
{
    m_pane->hide();
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(m_results, 1);
    layout->addWidget(m_pane);
    connect(m_pane, &AnalystsPane::closeRequested, this, [this] { open(false); });
    connect(m_pane, &AnalystsPane::done, this, &AnalystsAside::statusChanged);
    connect(m_pane, &AnalystsPane::failed, this,
            [this](const QString& title, const QString& text) { m_news.show(Tone::Loss, title, text); });
    connect(m_pane, &AnalystsPane::removed, this, [this](const QString& name) {
        m_news.show(Tone::Neutral, tr("“%1” was removed").arg(name), tr("Nobody closes cases now."));
        m_news.offer(tr("Bring it back"), [this] { m_analysts.bringBack(); });
    });
}

bool AnalystsAside::canWork()
{
    const engine::AnalystModel model = m_analysts.chosenModel();
    const std::optional<base::Error> problem = AnalystModels::problemOf(model);
    if (!problem)
        return true;
    m_news.show(Tone::Loss, tr("“%1” cannot work like this").arg(toText(model.name)), toText(problem->text));
    m_news.offer(tr("Edit analysts"), [this] { open(true); });
    return false;
}

void AnalystsAside::open(bool isOpen)
{
    m_pane->setVisible(isOpen);
    layOut();
    if (isOpen)
        m_pane->focusList();
    else
        Q_EMIT closed();
}

void AnalystsAside::uncover()
{
    if (!m_results->isVisibleTo(this))
        open(false);
}

void AnalystsAside::layOut()
{
    const bool isOpen = m_pane->isVisibleTo(this);
    const bool isWide = width() >= WidthOfBoth;
    m_results->setVisible(isWide || !isOpen);
    m_pane->setMaximumWidth(isWide ? WidthOfAnalysts : QWIDGETSIZE_MAX);
    m_pane->setMinimumWidth(WidthOfAnalysts);
}

void AnalystsAside::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

} // namespace casewright::ui
