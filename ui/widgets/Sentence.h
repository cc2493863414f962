// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

namespace casewright::ui {

class FlowLayout;

/// A sentence with fields in it, "Run every [5] [minutes]", that breaks between its phrases where there is no room.
class Sentence final : public QWidget {
    Q_OBJECT

public:
    explicit Sentence(QWidget* parent = nullptr);

    /// The next phrase: words, a field that they name, more words; it is not broken. Takes the field and gives the
    /// phrase, which can be hidden.
    QWidget* add(const QString& before, QWidget* field, const QString& after = {});
    /// The same for a field that takes what room its line has left.
    QWidget* addWide(const QString& before, QWidget* field);

private:
    FlowLayout* m_flow = nullptr;
};

} // namespace casewright::ui
