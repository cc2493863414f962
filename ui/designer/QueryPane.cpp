// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/QueryPane.h"

#include "ui/bridge/QueryCheck.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/TextPlaces.h"
#include "ui/designer/ConditionBuilder.h"
#include "ui/designer/QueryEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MostFindings = 3;

} // namespace

QueryPane::QueryPane(const QString& name, const QString& label, QWidget* parent)
    : QWidget(parent),
      m_check(new QueryCheck(this))
{
    // Stands below the builder, and has what that needs.
    m_edit = new QueryEdit(name, label, nullptr);
    const auto typeOf = [this](const QString& field) { return m_edit->completion().typeOf(field); };
    m_document = new ConditionDocument(typeOf, this);
    m_builder = new ConditionBuilder({*m_document, m_edit->completion()}, this);
    m_edit->setParent(this);
    build(name);
    connect(m_edit, &QueryEdit::edited, this, &QueryPane::typed);
    connect(m_document, &ConditionDocument::edited, this, &QueryPane::edited);
    connect(m_document, &ConditionDocument::textWanted, this, &QueryPane::showInText);
    connect(m_check, &QueryCheck::checked, this, &QueryPane::showRemarks);
    shownunits::follow(this, [this] { showMatches(); });
}

void QueryPane::build(const QString& name)
{
    const auto note = [this, &name](const QString& part) {
        auto* const made = new FieldNote(this);
        made->setObjectName(name + part);
        return made;
    };
    m_stale = note(u"Stale"_s);
    m_findings = note(u"Findings"_s);
    m_matches = note(u"Matches"_s);
    m_errors = new QVBoxLayout;
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(size::GapSmall);
    column->addWidget(m_builder);
    column->addWidget(m_stale);
    column->addSpacing(size::GapSmall);
    column->addWidget(m_edit);
    column->addLayout(m_errors);
    column->addWidget(m_findings);
    column->addWidget(m_matches);
}

void QueryPane::typed(const QString& query)
{
    const QueryDraft after = m_isKql ? withText(m_draft, toUtf8(query)) : QueryDraft{toUtf8(query), m_draft.draft};
    Q_EMIT edited(after, tr("Change query"), QString());
}

void QueryPane::showInText(const ConditionPath& path)
{
    const ConditionNode* const node = m_document->node(path);
    const std::optional<kql::Span> place = node ? placeInQuery(m_draft.query, *node) : std::nullopt;
    if (!place) {
        m_edit->setFocus(Qt::OtherFocusReason);
        return;
    }
    TextPlaces places(m_draft.query);
    const int begin = places.shownAt(place->begin);
    m_edit->select(begin, places.shownAt(place->end));
}

void QueryPane::setReadOnly(bool isReadOnly)
{
    m_edit->setReadOnly(isReadOnly);
    m_document->setReadOnly(isReadOnly);
    showRemarks();
}

void QueryPane::setErrorNote(FieldNote* note) { m_errors->addWidget(note); }

void QueryPane::setAlerts(const std::shared_ptr<const LoadedAlerts>& alerts, const QString& name)
{
    m_hasAlerts = alerts && alerts->table;
    m_documents = m_hasAlerts ? alerts->table->size() : 0;
    m_alertsName = name;
    m_edit->setAlerts(alerts);
    m_check->setAlerts(alerts);
    m_document->refresh();
    showRemarks();
}

void QueryPane::showQuery(const QueryDraft& draft, bool isKql)
{
    m_isKql = isKql;
    m_draft = draft;
    const QString query = toText(draft.query);
    m_edit->showQuery(query);
    setShown(m_builder, isKql);
    if (isKql)
        m_document->show(draft);
    const QString stale = isKql && m_document->isStale()
        ? tr("The text is no query yet. The conditions are those of the last text that was one.")
        : QString();
    if (m_stale->text() != stale)
        m_stale->setNote(Tone::Limit, stale);
    m_check->setQuery(isKql ? query : QString());
    showRemarks();
}

void QueryPane::showRemarks()
{
    std::vector<QueryMark> marks;
    QStringList sentences;
    const std::optional<QueryRemark>& error = m_check->error();
    if (error)
        marks.push_back({.begin = error->begin, .end = error->end, .tone = Tone::Loss, .text = error->text});
    if (m_isKql && !error) {
        for (const QueryRemark& finding : m_check->findings()) {
            // Their places are those of the query that was looked at.
            if (!m_check->isRunning())
                marks.push_back(
                    {.begin = finding.begin, .end = finding.end, .tone = Tone::Limit, .text = finding.text});
            if (sentences.size() < static_cast<qsizetype>(MostFindings) && !sentences.contains(finding.text))
                sentences.append(finding.text);
        }
    }
    m_edit->setMarks(std::move(marks));
    if (m_findings->text() != sentences.join(u'\n'))
        m_findings->setNote(Tone::Limit, sentences.join(u'\n'));
    showMatches();
}

void QueryPane::showMatches()
{
    QString text;
    if (const auto matches = m_check->matches(); matches && m_hasAlerts && m_isKql)
        text = tr("%1 of %2 alerts of %3 match.")
                   .arg(NumberText::grouped(static_cast<qint64>(*matches)),
                        NumberText::grouped(static_cast<qint64>(m_documents)), m_alertsName);
    if (m_matches->text() != text)
        m_matches->setNote(Tone::Neutral, text);
}

} // namespace casewright::ui
