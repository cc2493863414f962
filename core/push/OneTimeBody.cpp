// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/push/OneTimeBody.h"

#include <algorithm>
#include <utility>

namespace casewright::push {

OneTimeBody::OneTimeBody(QByteArray body, QObject* parent) : QIODevice(parent), m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneTimeBody::bytesAvailable() const { return m_body.size() - m_read + QIODevice::bytesAvailable(); }

qint64 OneTimeBody::readData(char* data, qint64 most)
{
    if (m_read == m_body.size())
        return -1;
    const qint64 count = std::min<qint64>(most, m_body.size() - m_read);
    std::copy_n(m_body.constData() + m_read, count, data);
    m_read += count;
    return count;
}

} // namespace casewright::push
