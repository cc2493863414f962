// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/AnalystForm.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/bridge/AnalystPresets.h"
#include "ui/bridge/Text.h"
#include "ui/simulation/DrawnLengthEdit.h"
#include "ui/simulation/StaffForm.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// In the order of the alternatives of engine::AnalystModel::work.
enum Work { Nobody, AfterATime, Queue };

constexpr int LongestName = 200;

} // namespace

AnalystForm::AnalystForm(QWidget* parent) : QWidget(parent)
{
    build();
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_model.name = toUtf8(text.trimmed());
        Q_EMIT edited();
    });
    connect(m_work, &SegmentedButtons::chosen, this, &AnalystForm::chooseWork);
    connect(m_after, &DrawnLengthEdit::edited, this, [this] {
        m_model.work = m_closeAfter = {m_after->length()};
        Q_EMIT edited();
    });
    connect(m_staff, &StaffForm::edited, this, [this] {
        m_model.work = m_queue = m_staff->queue();
        Q_EMIT edited();
    });
}

void AnalystForm::build()
{
    auto* const nameWords = new QLabel(tr("Name"), this);
    setLook(nameWords, u"muted"_s);
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"analystName"_s);
    m_name->setAccessibleName(tr("Name of the analysts"));
    m_name->setMaxLength(LongestName);
    m_name->setToolTip(tr("What people call these analysts, where they are chosen"));
    nameWords->setBuddy(m_name);
    auto* const nameRow = new QHBoxLayout;
    nameRow->setSpacing(size::Gap);
    nameRow->addWidget(nameWords);
    nameRow->addWidget(m_name, 1);
    m_work = new SegmentedButtons(tr("Who closes cases"), {tr("Nobody"), tr("After a time"), tr("Staffed queue")},
                                  this);
    m_work->setObjectName(u"analystWork"_s);
    setTip(m_work, tr("Whether cases are closed between the runs of the rule, and by whom"));
    m_closing = new QWidget(this);
    auto* const closingWords = new QLabel(tr("CLOSED AFTER"), m_closing);
    setLook(closingWords, u"section"_s);
    m_after = new DrawnLengthEdit(u"closeAfter"_s, tr("Closed after"), m_closing);
    setTip(m_after, tr("How long a case is open until somebody closes it"));
    auto* const closing = new QVBoxLayout(m_closing);
    closing->setContentsMargins(0, 0, 0, 0);
    closing->setSpacing(size::Gap);
    closing->addWidget(closingWords);
    closing->addWidget(m_after);
    m_staff = new StaffForm(this);
    m_note = new FieldNote(this);
    m_note->setObjectName(u"analystNote"_s);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addLayout(nameRow);
    all->addWidget(m_work);
    all->addWidget(m_note);
    all->addWidget(m_closing);
    all->addWidget(m_staff);
}

void AnalystForm::setModel(std::int64_t key, const engine::AnalystModel& model)
{
    if (key != m_key) {
        m_closeAfter = std::get<engine::CloseAfter>(makeAnalysts(AnalystPreset::CloseAfter).work);
        m_queue = std::get<engine::StaffedQueue>(makeAnalysts(AnalystPreset::OfficeHours).work);
    }
    m_key = key;
    m_model = model;
    // A text that is the same is left alone, so that the cursor stays.
    if (toUtf8(m_name->text().trimmed()) != model.name) {
        m_name->setText(toText(model.name));
        m_name->setCursorPosition(0);
    }
    if (const auto* const closing = std::get_if<engine::CloseAfter>(&model.work))
        m_closeAfter = *closing;
    else if (const auto* const staffed = std::get_if<engine::StaffedQueue>(&model.work))
        m_queue = *staffed;
    showWork();
}

void AnalystForm::chooseWork(int work)
{
    if (static_cast<std::size_t>(work) == m_model.work.index())
        return;
    if (work == AfterATime)
        m_model.work = m_closeAfter;
    else if (work == Queue)
        m_model.work = m_queue;
    else
        m_model.work = std::monostate();
    showWork();
    Q_EMIT edited();
}

void AnalystForm::showWork()
{
    const auto work = static_cast<int>(m_model.work.index());
    m_work->setCurrent(work);
    setShown(m_closing, work == AfterATime);
    setShown(m_staff, work == Queue);
    m_after->setLength(m_closeAfter.after);
    m_staff->setQueue(m_queue);
}

void AnalystForm::setProblem(const std::optional<base::Error>& problem)
{
    const QString text = problem ? toText(problem->text) : QString();
    const QString field = problem && problem->location ? toText(problem->location->field) : QString();
    const bool isOfClosing = field.startsWith(u"closeAfter"_s);
    const bool isOfQueue = field.startsWith(u"queue"_s);
    m_after->setProblem(isOfClosing ? text : QString());
    m_staff->setProblem(field.mid(6), isOfQueue ? text : QString());
    const bool isOfTheWhole = !text.isEmpty() && !isOfClosing && !isOfQueue;
    m_note->setNote(Tone::Loss, isOfTheWhole ? text : QString());
}

void AnalystForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

} // namespace casewright::ui
