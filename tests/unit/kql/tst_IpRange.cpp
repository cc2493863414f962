// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/kql/IpRange.h"

using namespace casewright::kql;

namespace {

QString shown(const IpAddress& address)
{
    QString text;
    for (const std::uint8_t byte : address)
        text += QStringLiteral("%1").arg(byte, 2, 16, QLatin1Char('0'));
    return text;
}

} // namespace

class IpRangeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("bytes");
        const auto row = [](const char* text, const char* bytes) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(bytes);
        };
        row("10.1.2.255", "00000000000000000000ffff0a0102ff");
        row("::ffff:10.1.2.255", "00000000000000000000ffff0a0102ff");
        row("::", "00000000000000000000000000000000");
        row("::1", "00000000000000000000000000000001");
        row("fe80::", "fe800000000000000000000000000000");
        row("fe80::1:a0", "fe8000000000000000000000000100a0");
        row("1:2:3:4:5:6:7:8", "00010002000300040005000600070008");
        row("1:2:3:4:5:6:7.8.9.10", "0001000200030004000500060708090a");
    }
    void readsAddresses()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, bytes);
        const auto address = parseIp(text.toStdString());
        QVERIFY(address.has_value());
        QCOMPARE(shown(*address), bytes);
        QCOMPARE(parseIpRange(text.toStdString()), (IpRange{.first = *address, .last = *address}));
    }

    void readsNetworks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        const auto row = [](const char* text, const char* first, const char* last) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(first) << QString::fromLatin1(last);
        };
        row("10.1.2.3/8", "10.0.0.0", "10.255.255.255");
        row("10.1.2.3/0", "0.0.0.0", "255.255.255.255");
        row("10.1.2.3/32", "10.1.2.3", "10.1.2.3");
        row("192.168.5.77/27", "192.168.5.64", "192.168.5.95");
        row("fe80::1/10", "fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        row("::1/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    }
    void readsNetworks()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, first);
        QFETCH(const QString, last);
        const auto range = parseIpRange(text.toStdString());
        QVERIFY(range.has_value());
        QCOMPARE(shown(range->first), shown(*parseIp(first.toStdString())));
        QCOMPARE(shown(range->last), shown(*parseIp(last.toStdString())));
    }

    void refuses()
    {
        for (const char* text : {"", "10.0.0", "10.0.0.256", "a", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "/8",
                                 "10.0.0.0/8/9", "fe80::/129", "fe80::1%eth0", "10.0.0.0/ 8"})
            QVERIFY2(!parseIpRange(text).has_value(), text);
    }
};

QTEST_APPLESS_MAIN(IpRangeTest)
#include "tst_IpRange.moc"
