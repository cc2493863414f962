// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/TemplateChooser.h"

#include "core/cases/CaseConfiguration.h"
#include "ui/bridge/OwnerConfigurations.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/models/NewCaseTexts.h"
#include "ui/widgets/BreakableText.h"
#include "ui/widgets/CodeComboBox.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/ThemeSizes.h"

#include <QVBoxLayout>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int ShortestName = 8; ///< characters of a template's name that are in sight

const cases::CaseTemplate* findTemplate(const cases::CaseConfiguration* configuration, const std::string& key)
{
    if (!configuration)
        return nullptr;
    const auto found = std::ranges::find(configuration->templates, key, &cases::CaseTemplate::key);
    return found == configuration->templates.end() ? nullptr : &*found;
}

} // namespace

TemplateChooser::TemplateChooser(const OwnerConfigurations& configurations, QWidget* parent)
    : QWidget(parent),
      m_configurations(configurations)
{
    m_box = new CodeComboBox(tr("Template"), {{.code = {}, .text = tr("No template")}}, this);
    m_box->setObjectName(u"ruleTemplate"_s);
    setFocusProxy(m_box);
    // Templates have long names, which are not to widen the form.
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(ShortestName);
    m_hint = new FieldNote(this);
    m_hint->setObjectName(u"ruleTemplateHint"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(m_box);
    layout->addWidget(m_hint);
    connect(m_box, &CodeComboBox::codeChosen, this, [this](const QString& code) {
        Q_EMIT chosen(code.isEmpty() ? std::nullopt : std::optional(toUtf8(code)));
    });
    connect(&m_configurations, &OwnerConfigurations::changed, this, [this] {
        showOptions();
        showHint();
    });
}

void TemplateChooser::showRule(const rules::Rule& rule, bool isKnown)
{
    m_rule = rule;
    m_isKnown = isKnown;
    showOptions();
    showHint();
}

void TemplateChooser::showOptions()
{
    QList<CodeComboBox::Option> options{{.code = {}, .text = tr("No template")}};
    if (const cases::CaseConfiguration* const configuration = m_configurations.find(rules::ownerOf(m_rule))) {
        for (const cases::CaseTemplate& each : configuration->templates)
            options.append({.code = toText(each.key), .text = printableText(each.name)});
    }
    m_box->setOptions(options);
    const std::optional<std::string>& key = m_rule.casesAction ? m_rule.casesAction->templateId : std::nullopt;
    m_box->setCode(toText(key.value_or(std::string())));
}

void TemplateChooser::showHint()
{
    const std::string owner = rules::ownerOf(m_rule);
    const cases::CaseConfiguration* const configuration = m_configurations.find(owner);
    const std::string key = m_rule.casesAction ? m_rule.casesAction->templateId.value_or(std::string()) : std::string();
    const QString of = CaseText::owner(owner);
    if (!m_configurations.isRead())
        return m_hint->clear();
    if (key.empty()) {
        const bool hasSome = configuration && !configuration->templates.empty();
        const QString none = tr("The settings of cases of %1 have no templates yet.").arg(of);
        return m_hint->setNote(Tone::Neutral, hasSome || !m_isKnown ? QString() : none);
    }
    const cases::CaseTemplate* const found = findTemplate(configuration, key);
    if (!found)
        return m_hint->setNote(Tone::Limit, tr("The settings of cases of %1 have no such template, so it counts as none, "
                                               "as in Kibana.")
                                                .arg(of));
    const QString sets = breakableText(NewCaseTexts::line(NewCaseTexts::factsOf(*found, *configuration)));
    m_hint->setNote(Tone::Neutral, sets.isEmpty() ? tr("Sets nothing.") : tr("Sets %1").arg(sets));
}

} // namespace casewright::ui
