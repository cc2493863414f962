// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

class QTimer;

namespace casewright::ui {

/// A field to search or filter with. Says what was typed after a short pause, or at once on Enter; Esc clears it.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);

    /// Puts a search into the field that is in force already; searchChanged() is not emitted.
    void setSearch(const QString& text);

Q_SIGNALS:
    /// Never twice the same text in a row.
    void searchChanged(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void tell();

    QTimer* m_pause = nullptr;
    QString m_told;
};

} // namespace casewright::ui
