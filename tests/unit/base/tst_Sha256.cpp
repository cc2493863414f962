// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/base/Sha256.h"

using namespace casewright::base;

class Sha256Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// FIPS 180-4 examples, the edges of the padding, bytes that are no text.
    void knownAnswers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("empty") << QByteArray()
                               << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("abc") << QByteArray("abc")
                             << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("55") << QByteArray(55, 'a')
                            << QByteArray("9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
        QTest::newRow("56") << QByteArray(56, 'a')
                            << QByteArray("b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
        QTest::newRow("64") << QByteArray(64, 'a')
                            << QByteArray("ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
        QTest::newRow("a million") << QByteArray(1'000'000, 'a')
                                   << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
        QTest::newRow("zero byte") << QByteArray("a\0b", 3)
                                   << QByteArray("59b271ae1bbcb1d31d41929817f4b16fb439eb4f31520b5ad1d5ce98920a7138");
        QTest::newRow("UTF-8") << QByteArray("h\xc3\xb6st")
                               << QByteArray("7c07f01163b42f622c422bfd404392223ddf493c88632497befc81a6b24ad7e7");
    }
    void knownAnswers()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, digest);
        QCOMPARE(QByteArray::fromStdString(sha256Hex(bytes.toStdString())), digest);
    }
};

QTEST_APPLESS_MAIN(Sha256Test)
#include "tst_Sha256.moc"
