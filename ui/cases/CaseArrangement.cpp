// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseArrangement.h"

#include "ui/cases/CaseAlertsPane.h"
#include "ui/cases/CaseColumns.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr auto ColumnsKey = "columns"_L1;
constexpr auto FieldsKey = "alertFields"_L1;

} // namespace

QByteArray caseArrangement(const CaseColumns& columns, const CaseAlertsPane& alerts)
{
    QJsonObject all{{ColumnsKey, QString::fromLatin1(columns.state().toBase64())}};
    if (const std::optional<QStringList>& fields = alerts.fields())
        all.insert(FieldsKey, QJsonArray::fromStringList(*fields));
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

void restoreCaseArrangement(const QByteArray& arrangement, CaseColumns& columns, CaseAlertsPane& alerts)
{
    const QJsonObject all = QJsonDocument::fromJson(arrangement).object();
    columns.restore(all.isEmpty() ? arrangement
                                  : QByteArray::fromBase64(all.value(ColumnsKey).toString().toLatin1()));
    if (!all.contains(FieldsKey))
        return;
    QStringList fields;
    for (const QJsonValue& field : all.value(FieldsKey).toArray())
        fields.append(field.toString());
    alerts.setFields(fields);
}

} // namespace casewright::ui
