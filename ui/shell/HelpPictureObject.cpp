// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpPictureObject.h"

#include "ui/shell/HelpMarkup.h"
#include "ui/shell/HelpPictures.h"

#include <QPainter>
#include <QTextDocument>
#include <QTextImageFormat>

#include <algorithm>

namespace casewright::ui {
namespace {

QString nameOf(const QTextFormat& format)
{
    const QString source = format.toImageFormat().name();
    return source.startsWith(HelpMarkup::PictureScheme) ? source.sliced(HelpMarkup::PictureScheme.size()) : QString();
}

} // namespace

QSizeF HelpPictureObject::intrinsicSize(QTextDocument* document, int position, const QTextFormat& format)
{
    static_cast<void>(position);
    const QSizeF whole = HelpPictures::sizeOf(nameOf(format));
    const double room = document->textWidth() - 2 * document->documentMargin();
    if (room <= 0 || whole.isEmpty())
        return whole;
    return whole * std::min(1.0, room / whole.width());
}

void HelpPictureObject::drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                                   const QTextFormat& format)
{
    static_cast<void>(document);
    static_cast<void>(position);
    painter->save();
    painter->translate(rect.topLeft());
    painter->scale(rect.width() / HelpPictures::Width, rect.width() / HelpPictures::Width);
    HelpPictures::paint(*painter, nameOf(format), m_numbers);
    painter->restore();
}

} // namespace casewright::ui
