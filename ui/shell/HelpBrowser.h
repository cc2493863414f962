// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/HelpNumbers.h"

#include <QTextBrowser>

namespace casewright::ui {

class HelpPictureObject;

/// Shows one section of the help, with its pictures, as wide as its room. It follows no link by itself.
class HelpBrowser final : public QTextBrowser {
    Q_OBJECT

public:
    explicit HelpBrowser(QWidget* parent = nullptr);

    /// `html`: of HelpMarkup; `numbers`: those in the pictures.
    void showSection(const QString& html, const HelpNumbers& numbers);
    /// Marks all places that have the text in them, and brings the first into sight; empty: none.
    void mark(const QString& text);

private:
    HelpPictureObject* m_pictures;
};

} // namespace casewright::ui
