// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/HelpNumbers.h"

#include <QObject>
#include <QTextObjectInterface>

namespace casewright::ui {

/// Paints the pictures of a document of the help, sharp at any scaling, and no wider than its lines.
class HelpPictureObject final : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    using QObject::QObject;

    void setNumbers(const HelpNumbers& numbers) { m_numbers = numbers; }
    [[nodiscard]] QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                    const QTextFormat& format) override;

private:
    HelpNumbers m_numbers;
};

} // namespace casewright::ui
