// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QWidget>

#include <optional>

class QGridLayout;
class QLabel;

namespace casewright::ui {

/// Names at the left and values at the right, a line each: "Owner … Security".
class FactList final : public QWidget {
    Q_OBJECT

public:
    explicit FactList(QWidget* parent = nullptr);

    /// Adds a line; the value's label gets the object name.
    void addFact(const QString& objectName, const QString& name);
    /// A widget of its own as the value.
    void addWidget(const QString& name, QWidget* value);
    /// An empty value hides the line.
    void setFact(const QString& objectName, const QString& value, const QString& toolTip = {});
    /// A moment in milliseconds since 1970, shown in the user's zone with UTC as tool tip; none hides the line.
    void setMoment(const QString& objectName, std::optional<qint64> moment);

private:
    struct Line {
        QLabel* name;
        QLabel* value;
    };
    [[nodiscard]] QLabel* addRow(const QString& name, QWidget* value);

    QGridLayout* m_layout = nullptr; ///< a form layout of Qt 6.4 writes past its end where rows are hidden
    QMap<QString, Line> m_lines;
};

} // namespace casewright::ui
