// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QIODevice>

namespace casewright::push {

/// The body of a request that can be sent once. Qt sends a request again, up to three times, when the connection is
/// closed before an answer comes: that could make an incident twice. It cannot go on without the body.
class OneTimeBody final : public QIODevice {
public:
    explicit OneTimeBody(QByteArray body, QObject* parent);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_read == m_body.size() && QIODevice::atEnd(); }
    [[nodiscard]] qint64 bytesAvailable() const override;
    bool reset() override { return false; }

protected:
    qint64 readData(char* data, qint64 most) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_body;
    qsizetype m_read = 0;
};

} // namespace casewright::push
