// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/PackedId.h"

#include <cstddef>

#include <QByteArray>
#include <QString>

namespace casewright::store {
namespace {

int digitValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return -1;
}

bool packHex(std::string_view id, std::string& bytes)
{
    if (id.empty() || id.size() % 2 != 0)
        return false;
    bytes.resize(id.size() / 2);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int high = digitValue(id[2 * i]);
        const int low = digitValue(id[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        bytes[i] = static_cast<char>(high * 16 + low);
    }
    return true;
}

} // namespace

void packId(std::string_view id, PackedId& packed)
{
    packed.isText = !packHex(id, packed.bytes);
    if (packed.isText)
        packed.bytes.assign(id);
}

QVariant packId(std::string_view id)
{
    PackedId packed;
    packId(id, packed);
    const QByteArray bytes = QByteArray::fromStdString(packed.bytes);
    return packed.isText ? QVariant(QString::fromUtf8(bytes)) : QVariant(bytes);
}

std::string unpackId(const QVariant& value)
{
    if (value.typeId() == QMetaType::QByteArray)
        return value.toByteArray().toHex().toStdString();
    return value.toString().toStdString();
}

} // namespace casewright::store
