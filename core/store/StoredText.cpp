// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/StoredText.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QString>

namespace casewright::store {

std::string tagsToText(const std::vector<std::string>& tags)
{
    QJsonArray list;
    for (const std::string& tag : tags)
        list.append(QString::fromStdString(tag));
    return QJsonDocument(list).toJson(QJsonDocument::Compact).toStdString();
}

std::vector<std::string> tagsFromText(const std::string& text)
{
    std::vector<std::string> tags;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(text));
    for (const QJsonValue tag : document.array())
        tags.push_back(tag.toString().toStdString());
    return tags;
}

} // namespace casewright::store
