// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/FindingsPane.h"

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/WorkspaceFindings.h"
#include "ui/designer/NoteRowDelegate.h"
#include "ui/models/FindingListModel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

#include <optional>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using rules::Severity;

namespace {

constexpr int ListHeight = 190;
constexpr int SearchWidth = 200;

QString counted(int number, const QString& one, const QString& many) { return number == 1 ? one : many.arg(number); }

/// The choices of severities, in their order; none is all.
std::optional<Severity> severityAt(int index)
{
    constexpr Severity Choices[] = {Severity::Error, Severity::NotSimulated, Severity::Warning};
    return index == 0 ? std::nullopt : std::optional(Choices[index - 1]);
}

} // namespace

FindingsPane::FindingsPane(RuleDocuments& documents, WorkspaceFindings& findings, QWidget* parent)
    : QFrame(parent),
      m_model(new FindingListModel(documents, findings, this))
{
    setObjectName(u"findingsPane"_s);
    setLook(this, u"findings"_s);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto* const line = new QFrame(this);
    setLook(line, u"rule"_s);
    all->addWidget(line);
    buildHeader();
    buildList();
    auto* const header = new QHBoxLayout;
    header->setContentsMargins(size::GapMiddle, size::GapSmall, size::GapMiddle, size::GapSmall);
    header->setSpacing(size::Gap);
    header->addWidget(m_toggle);
    header->addStretch();
    header->addWidget(m_severities);
    header->addWidget(m_search);
    all->addLayout(header);
    all->addWidget(m_nothing);
    all->addWidget(m_list);
    connect(&findings, &WorkspaceFindings::changed, this, &FindingsPane::showCounts);
    setOpen(false);
}

void FindingsPane::buildHeader()
{
    m_toggle = new QToolButton(this);
    m_toggle->setObjectName(u"findingsToggle"_s);
    m_toggle->setFocusPolicy(Qt::StrongFocus);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setLook(m_toggle, u"flat"_s);
    m_severities = new SegmentedButtons(tr("Severity"), {tr("All"), tr("Errors"), tr("Not simulated"), tr("Warnings")},
                                        this);
    m_severities->setObjectName(u"findingSeverity"_s);
    m_severities->setCurrent(0);
    m_severities->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_search = new SearchField(tr("Search findings"), this);
    setTip(m_search, tr("Lists only findings that have these words, in what they say or in the name of their rule."));
    m_search->setObjectName(u"findingSearch"_s);
    m_search->setMaximumWidth(SearchWidth);
    connect(m_toggle, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
    connect(m_severities, &SegmentedButtons::chosen, this, [this](int index) {
        m_model->setSeverity(severityAt(index));
        showCounts();
    });
    connect(m_search, &SearchField::searchChanged, this, [this](const QString& text) {
        m_model->setSearch(text);
        showCounts();
    });
}

void FindingsPane::buildList()
{
    m_list = new QListView(this);
    m_list->setObjectName(u"findingList"_s);
    m_list->setAccessibleName(tr("Findings"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new NoteRowDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFixedHeight(ListHeight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_nothing = new QLabel(this);
    m_nothing->setObjectName(u"noFinding"_s);
    m_nothing->setContentsMargins(size::GapLarge, size::GapMiddle, size::GapMiddle, size::GapMiddle);
    setLook(m_nothing, u"muted"_s);
    connect(m_list, &QListView::clicked, this, &FindingsPane::choose);
    connect(m_list, &QListView::activated, this, &FindingsPane::choose);
}

void FindingsPane::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    m_toggle->setIcon(icons::icon(isOpen ? u"chevron-down"_s : u"chevron-right"_s, icons::Ink::Muted));
    setShown(m_severities, isOpen);
    setShown(m_search, isOpen);
    showCounts();
}

void FindingsPane::showCounts()
{
    QStringList parts;
    if (const int number = m_model->count(Severity::Error))
        parts.append(counted(number, tr("1 error"), tr("%1 errors")));
    if (const int number = m_model->count(Severity::NotSimulated))
        parts.append(tr("%1 not simulated").arg(number));
    if (const int number = m_model->count(Severity::Warning))
        parts.append(counted(number, tr("1 warning"), tr("%1 warnings")));
    const QString counts = parts.isEmpty() ? tr("none") : parts.join(u", "_s);
    m_toggle->setText(tr("Findings of all rules: %1").arg(counts));
    m_toggle->setAccessibleName(m_toggle->text());
    m_toggle->setToolTip(m_isOpen ? tr("Hide the list") : tr("Show the list"));
    const bool isEmpty = m_model->rowCount() == 0;
    m_nothing->setText(parts.isEmpty() ? tr("There is nothing to say about the rules of this workspace.")
                                       : tr("No finding is like this."));
    setShown(m_nothing, m_isOpen && isEmpty);
    setShown(m_list, m_isOpen && !isEmpty);
}

void FindingsPane::focusList()
{
    setOpen(true);
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
    if (m_model->rowCount() > 0)
        m_list->setFocus(Qt::ShortcutFocusReason);
    else
        m_search->setFocus(Qt::ShortcutFocusReason);
}

void FindingsPane::goToNext()
{
    if (m_model->rowCount() == 0)
        return;
    const int row = (m_list->currentIndex().row() + 1) % m_model->rowCount();
    m_list->setCurrentIndex(m_model->index(row));
    choose(m_model->index(row));
}

void FindingsPane::choose(const QModelIndex& index)
{
    const rules::Finding* const finding = m_model->findingAt(index.row());
    if (!finding)
        return;
    // The rows may change while the rule comes to the front.
    const rules::Finding chosen = *finding;
    Q_EMIT findingChosen(index.data(NoteRoles::RuleKeyRole).toLongLong(), chosen);
}

} // namespace casewright::ui
