// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QString>

class QLabel;

namespace casewright::ui {

class SearchField;

/// A text that cases are to have, typed in below a button. What is typed holds after a short pause.
class TextPopup final : public QFrame {
    Q_OBJECT

public:
    explicit TextPopup(QWidget* parent);

    void openBelow(QWidget* anchor, const QString& title, const QString& hint, const QString& text);

Q_SIGNALS:
    void chosen(const QString& text);

private:
    SearchField* m_field = nullptr;
    QLabel* m_hint = nullptr;
};

} // namespace casewright::ui
