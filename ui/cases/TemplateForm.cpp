// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/TemplateForm.h"

#include "ui/bridge/Text.h"
#include "ui/cases/CaseFieldBoxes.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/TagsEdit.h"
#include "ui/widgets/ThemeSizes.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using cases::CaseChange;
using cases::CaseTemplate;

namespace {

std::optional<std::string> given(const QString& text)
{
    return text.trimmed().isEmpty() ? std::nullopt : std::optional(toUtf8(text.trimmed()));
}

std::optional<std::vector<std::string>> given(const QStringList& texts)
{
    return texts.isEmpty() ? std::nullopt : std::optional(toUtf8(texts));
}

} // namespace

TemplateForm::TemplateForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"templateForm"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    m_name = addLine(u"templateName"_s, tr("Name of the template"));
    m_description = addLine(u"templateDescription"_s, tr("What the template is for"));
    auto* const caption = new QLabel(tr("What a case gets"), this);
    setLook(caption, u"section"_s);
    layout->addWidget(caption);
    m_title = addLine(u"templateTitle"_s, tr("Title of the case"));
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"templateText"_s);
    m_text->setAccessibleName(tr("Description of the case"));
    m_text->setPlaceholderText(m_text->accessibleName());
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(3 * size::Control);
    layout->addWidget(m_text);
    m_tags = addTags(u"templateTags"_s, tr("Tags of the case"));
    m_assignees = addTags(u"templateAssignees"_s, tr("Assignees of the case"));
    m_category = addLine(u"templateCategory"_s, tr("Category of the case"));
    m_severity = makeSeverityBox(u"templateSeverity"_s, this);
    m_severity->insertItem(0, tr("Severity not given"), -1);
    layout->addWidget(m_severity);
    m_note = new FieldNote(this);
    m_note->setObjectName(u"templateNote"_s);
    m_note->clear();
    layout->addWidget(m_note);
    auto* const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"templateCancel"_s);
    auto* const accept = new QPushButton(tr("Save template"), this);
    accept->setObjectName(u"templateAccept"_s);
    setLook(accept, u"primary"_s);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(size::Gap);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(accept);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &TemplateForm::cancelled);
    connect(accept, &QPushButton::clicked, this, [this] { Q_EMIT accepted(made()); });
}

QLineEdit* TemplateForm::addLine(const QString& name, const QString& label)
{
    auto* const line = new QLineEdit(this);
    line->setObjectName(name);
    line->setAccessibleName(label);
    line->setPlaceholderText(label);
    layout()->addWidget(line);
    return line;
}

TagsEdit* TemplateForm::addTags(const QString& name, const QString& label)
{
    auto* const caption = new QLabel(label, this);
    setLook(caption, u"hint"_s);
    layout()->addWidget(caption);
    auto* const tags = new TagsEdit(label, this);
    tags->setObjectName(name);
    layout()->addWidget(tags);
    return tags;
}

void TemplateForm::edit(const CaseTemplate& given)
{
    m_before = given;
    if (m_before.key.empty())
        m_before.key = toUtf8(QUuid::createUuid().toString(QUuid::WithoutBraces));
    const CaseChange& fields = given.caseFields;
    m_name->setText(toText(given.name));
    m_description->setText(toText(given.description));
    m_title->setText(toText(fields.title.value_or(std::string())));
    m_text->setPlainText(toText(fields.description.value_or(std::string())));
    m_tags->setTags(toTexts(fields.tags.value_or(std::vector<std::string>())));
    m_assignees->setTags(toTexts(fields.assignees.value_or(std::vector<std::string>())));
    m_category->setText(fields.category ? toText(fields.category->value_or(std::string())) : QString());
    m_severity->setCurrentIndex(fields.severity ? m_severity->findData(static_cast<int>(*fields.severity)) : 0);
    m_note->clear();
    m_name->setFocus();
}

void TemplateForm::setNote(const QString& text) { m_note->setNote(Tone::Loss, text); }

CaseTemplate TemplateForm::made() const
{
    CaseTemplate made = m_before;
    made.name = toUtf8(m_name->text().trimmed());
    made.description = toUtf8(m_description->text().trimmed());
    CaseChange& fields = made.caseFields;
    fields.title = given(m_title->text());
    fields.description = given(m_text->toPlainText());
    fields.tags = given(m_tags->tags());
    fields.assignees = given(m_assignees->tags());
    fields.category.reset();
    if (const std::optional<std::string> category = categoryOf(m_category->text()))
        fields.category = category;
    fields.severity.reset();
    if (m_severity->currentIndex() > 0)
        fields.severity = severityOf(m_severity);
    return made;
}

} // namespace casewright::ui
