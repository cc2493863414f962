// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lines of the condition builder that are neither field, operator nor value.

#include "ui/bridge/TipText.h"
#include "ui/designer/ConditionLineView.h"
#include "ui/designer/ConditionRowView.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <array>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using Kind = ConditionNode::Kind;

constexpr std::array Groups = {Kind::AllOf, Kind::AnyOf, Kind::NoneOf};

/// What must hold of the rows of a group.
class HeadView final : public ConditionLineView {
public:
    HeadView(const ConditionContext& context, QWidget* parent)
        : ConditionLineView(context, ConditionLine::Kind::Head, parent)
    {
        QStringList texts;
        for (const Kind kind : Groups)
            texts.append(ConditionForms::groupName(kind));
        m_kinds = new SegmentedButtons(tr("Group of conditions"), texts, this);
        addPart(m_kinds, u"conditionGroup"_s, tr("Group of conditions"));
        for (QWidget* const button : m_kinds->findChildren<QPushButton*>())
            button->installEventFilter(this);
        m_hint = new ElidedLabel(this);
        m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setLook(m_hint, u"muted"_s);
        parts()->addWidget(m_hint, 1);
        addTail();
        connect(m_kinds, &SegmentedButtons::chosen, this,
                [this](int index) { document().setGroup(path(), Groups[static_cast<std::size_t>(index)]); });
    }

protected:
    void fill(const ConditionNode& node) override
    {
        for (std::size_t i = 0; i < Groups.size(); ++i) {
            if (Groups[i] == node.kind && m_kinds->current() != static_cast<int>(i))
                m_kinds->setCurrent(static_cast<int>(i));
        }
        // Its place is kept: the buttons stand at the end.
        const bool isSaid = path().empty() && !document().isStale();
        const QString hint = isSaid ? tr("builder and text stay in step") : QString();
        if (m_hint->text() != hint)
            m_hint->setText(hint);
    }

private:
    SegmentedButtons* m_kinds = nullptr;
    ElidedLabel* m_hint = nullptr;
};

/// KQL that there is no form for, and why.
class TextView final : public ConditionLineView {
public:
    TextView(const ConditionContext& context, QWidget* parent)
        : ConditionLineView(context, ConditionLine::Kind::Text, parent)
    {
        m_text = new QPushButton(this);
        setLook(m_text, u"entry-code"_s);
        m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        addPart(m_text, u"conditionText"_s, tr("Condition as text"), 3);
        m_reason = new ElidedLabel(this);
        setLook(m_reason, u"hint"_s);
        m_reason->setMinimumWidth(1);
        parts()->addWidget(m_reason, 2);
        addTail();
        connect(m_text, &QPushButton::clicked, this, [this] { Q_EMIT document().textWanted(path()); });
    }

protected:
    void fill(const ConditionNode& node) override
    {
        const QString text = ConditionForms::describe(node, {});
        m_reason->setText(ConditionForms::reasonForText(node));
        m_reason->setObjectName(QString(m_text->objectName()).replace(u"conditionText"_s, u"conditionReason"_s));
        m_text->setText(QString(text).replace(u'&', u"&&"_s));
        m_text->setAccessibleName(u"%1: %2"_s.arg(text, m_reason->text()));
        m_text->setToolTip(tipText(tr("%1\nPress to change it in the text.").arg(text)));
    }

private:
    QPushButton* m_text = nullptr;
    ElidedLabel* m_reason = nullptr;
};

/// Where rows are added to a group.
class FootView final : public ConditionLineView {
public:
    FootView(const ConditionContext& context, QWidget* parent)
        : ConditionLineView(context, ConditionLine::Kind::Foot, parent)
    {
        auto* const row = new QPushButton(tr("+ Condition"), this);
        auto* const group = new QPushButton(tr("+ Group"), this);
        addPart(row, u"conditionAdd"_s, tr("Add condition to group"));
        addPart(group, u"conditionAddGroup"_s, tr("Add group to group"));
        parts()->addStretch(1);
        connect(row, &QPushButton::clicked, this, [this] { document().addRow(path()); });
        connect(group, &QPushButton::clicked, this, [this] { document().addGroup(path()); });
    }

protected:
    void fill(const ConditionNode& node) override { static_cast<void>(node); }
};

} // namespace

ConditionLineView* makeLineView(const ConditionContext& context, ConditionLine::Kind kind, QWidget* parent)
{
    switch (kind) {
    case ConditionLine::Kind::Head: return new HeadView(context, parent);
    case ConditionLine::Kind::Text: return new TextView(context, parent);
    case ConditionLine::Kind::Foot: return new FootView(context, parent);
    case ConditionLine::Kind::Row: break;
    }
    return new ConditionRowView(context, parent);
}

} // namespace casewright::ui
