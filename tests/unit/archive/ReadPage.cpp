// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/archive/ReadPage.h"

#include <QXmlStreamReader>

namespace casewright::archive {

using namespace Qt::StringLiterals;

ReadPage readPage(const std::string& html)
{
    ReadPage page;
    QXmlStreamReader reader(QString::fromStdString(html));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            page.elements += reader.name().toString();
            for (const QXmlStreamAttribute& attribute : reader.attributes())
                page.attributes += attribute.name() + u'=' + attribute.value();
        } else if (reader.isCharacters()) {
            page.text += reader.text() + u'\n';
        }
    }
    page.error =
        reader.hasError() ? reader.errorString() + u" in line "_s + QString::number(reader.lineNumber()) : QString();
    return page;
}

} // namespace casewright::archive
