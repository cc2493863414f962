// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/HelpTopic.h"

#include <QVariant>
#include <QWidget>

namespace casewright::ui {
namespace {

constexpr char Property[] = "helpTopic";

} // namespace

void setHelpTopic(QWidget* part, const QString& topic) { part->setProperty(Property, topic); }

QString helpTopicOf(const QWidget* widget)
{
    for (const QWidget* part = widget; part; part = part->parentWidget()) {
        const QString topic = part->property(Property).toString();
        if (!topic.isEmpty())
            return topic;
    }
    return {};
}

} // namespace casewright::ui
