// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/StartPage.h"

#include "ui/shell/RecentWorkspaceRow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/DroppedFiles.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int SideWidth = 330;
constexpr int StepWidth = 84; ///< of the buttons of steps
constexpr int PageWidth = 1'000;

} // namespace

StartPage::StartPage(const ActionTable& actions, int most, QWidget* parent) : QWidget(parent), m_actions(actions)
{
    setObjectName(u"startPage"_s);
    setAcceptDrops(true);
    auto* const side = new QVBoxLayout;
    side->setSpacing(size::GapMiddle);
    for (Card* const card : {waysCard(), stepsCard()}) {
        card->setFixedWidth(SideWidth);
        side->addWidget(card);
    }
    side->addStretch(1);
    auto* const left = new QVBoxLayout;
    left->addWidget(recentCard(most));
    left->addStretch(1);
    auto* const inner = new QWidget(this);
    inner->setMaximumWidth(PageWidth);
    auto* const columns = new QHBoxLayout(inner);
    columns->setContentsMargins(size::PageMargin, 0, size::PageMargin, size::GapLarge);
    columns->setSpacing(size::GapMiddle);
    columns->addLayout(left, 1);
    columns->addLayout(side);
    auto* const column = new QWidget(this);
    setLook(column, u"page"_s);
    auto* const wide = new QHBoxLayout(column);
    wide->setContentsMargins(0, 0, 0, 0);
    wide->addWidget(inner, 1);
    wide->addStretch(0);
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(column);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, size::GapLarge, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addWidget(header());
    all->addWidget(scroll, 1);
    showRecent();
}

QWidget* StartPage::header()
{
    auto* const title = new QLabel(tr("Start"), this);
    setLook(title, u"title"_s);
    m_hint = new QLabel(this);
    m_hint->setObjectName(u"startHint"_s);
    m_hint->setTextFormat(Qt::PlainText);
    setLook(m_hint, u"muted"_s);
    m_back = new QPushButton(icons::icon(u"chevron-left"_s), tr("Back"), this);
    m_back->setObjectName(u"startBack"_s);
    auto* const row = new QWidget(this);
    row->setMaximumWidth(PageWidth);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(size::PageMargin, 0, size::PageMargin, 0);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(title);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_back);
    connect(m_back, &QPushButton::clicked, this, &StartPage::closeRequested);
    return row;
}

Card* StartPage::recentCard(int most)
{
    auto* const card = new Card(tr("Recent workspaces"), this);
    m_none = new QLabel(tr("Workspaces that you open are listed here."), card);
    m_none->setObjectName(u"noRecent"_s);
    m_none->setWordWrap(true);
    setLook(m_none, u"muted"_s);
    card->body()->addWidget(m_none);
    for (int number = 1; number <= most; ++number) {
        auto* const row = new RecentWorkspaceRow(number, card);
        card->body()->addWidget(row);
        m_rows.append(row);
        connect(row, &RecentWorkspaceRow::openRequested, this, &StartPage::openRequested);
        connect(row, &RecentWorkspaceRow::pinRequested, this, &StartPage::pinRequested);
        connect(row, &RecentWorkspaceRow::removeRequested, this, &StartPage::removeRequested);
    }
    return card;
}

Card* StartPage::waysCard()
{
    auto* const card = new Card(tr("Open"), this);
    const std::pair<QString, QString> ways[] = {{u"file.sample"_s, tr("The sample workspace")},
                                                {u"file.new"_s, tr("New workspace...")},
                                                {u"file.open"_s, tr("A workspace file...")},
                                                {u"file.team"_s, tr("A team workspace (PostgreSQL)...")}};
    for (const auto& [action, text] : ways)
        card->body()->addWidget(buttonFor(action, text));
    auto* const drop = new QLabel(tr("Or drop a workspace here, or files with alerts."), card);
    drop->setObjectName(u"startDrop"_s);
    drop->setWordWrap(true);
    drop->setAlignment(Qt::AlignCenter);
    setLook(drop, u"drop"_s);
    card->body()->addWidget(drop);
    return card;
}

Card* StartPage::stepsCard()
{
    struct Step {
        QString action;
        QString text;
        QString button;
    };
    const Step steps[] = {
        {u"go.rules"_s, tr("Make a rule with a Cases action, or bring rules from Kibana."), tr("Rules")},
        {u"go.alerts"_s, tr("Open files with alerts, or draw up a flood of them."), tr("Alerts")},
        {u"go.simulate"_s, tr("Simulate, and look at the cases that come of it."), tr("Simulate")}};
    auto* const card = new Card(tr("What to do in a workspace"), this);
    int number = 0;
    for (const Step& step : steps) {
        auto* const text = new QLabel(tr("%1. %2").arg(++number).arg(step.text), card);
        text->setWordWrap(true);
        QPushButton* const button = buttonFor(step.action, step.button);
        button->setFixedWidth(StepWidth);
        m_steps.append(button);
        auto* const row = new QHBoxLayout;
        row->setSpacing(size::Gap);
        row->addWidget(text, 1);
        row->addWidget(button);
        card->body()->addLayout(row);
    }
    return card;
}

QPushButton* StartPage::buttonFor(const QString& action, const QString& text)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(u"start."_s + action);
    connect(button, &QPushButton::clicked, this, [this, action] {
        if (QAction* const known = m_actions.action(action))
            known->trigger();
    });
    return button;
}

void StartPage::setRecent(const QList<RecentWorkspace>& recent)
{
    m_recent = recent;
    showRecent();
}

void StartPage::setOpen(const QString& path)
{
    m_path = path;
    showRecent();
    showSteps();
}

void StartPage::showRecent()
{
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        const bool isUsed = row < m_recent.size();
        if (isUsed)
            m_rows.at(row)->setWorkspace(m_recent.at(row), m_recent.at(row).path == m_path);
        setShown(m_rows.at(row), isUsed);
    }
    setShown(m_none, m_recent.isEmpty());
}

void StartPage::showSteps()
{
    for (QPushButton* const button : std::as_const(m_steps)) {
        const QAction* const action = m_actions.action(button->objectName().mid(u"start."_s.size()));
        button->setEnabled(action && action->isEnabled());
    }
    setShown(m_back, !m_path.isEmpty());
    m_hint->setText(m_path.isEmpty() ? tr("No workspace is open. Open one to work in.") : QString());
}

void StartPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void StartPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    Q_EMIT filesDropped(droppedFiles(event->mimeData()));
}

void StartPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_path.isEmpty())
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void StartPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showSteps(); // pages may have come meanwhile
}

} // namespace casewright::ui
