// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace casewright::ui {

/// A row of bars whose heights a person draws with the mouse. By keyboard: Left, Right, Home and End choose a bar, Up
/// and Down change it by a tenth, Page Up and Down by one. A dotted line stands at one.
class BarEdit final : public QWidget {
    Q_OBJECT

public:
    /// `names` of the bars, in full; as many are there. `label` is the accessible name.
    BarEdit(const QStringList& names, double most, const QString& label, QWidget* parent = nullptr);

    /// Below the bars, each at the middle of its own; an empty one leaves room for its neighbours. Where every bar has
    /// one and they would touch, each is its first letter.
    void setMarks(const QStringList& marks);
    /// As many as there are bars. Emits nothing.
    void setValues(const std::vector<double>& values);
    [[nodiscard]] const std::vector<double>& values() const { return m_values; }
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QString currentName() const { return m_names.value(m_current); }
    [[nodiscard]] double currentValue() const { return m_values[static_cast<std::size_t>(m_current)]; }
    /// As if a person had drawn it.
    void change(double value);
    void choose(int bar);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// A person changed a bar.
    void edited();
    /// Another bar, or the same with another value.
    void currentChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QRectF area() const;
    void followScale();
    void draw(const QPointF& at);
    void tellCurrent();
    void paintMarks(QPainter& painter, double step) const;
    [[nodiscard]] QStringList shownMarks(double step) const;

    QStringList m_names;
    QStringList m_marks;
    double m_most;
    std::vector<double> m_values;
    int m_current = 0;
    double m_scale = 1;        ///< the value that reaches to the top
    bool m_isDrawing = false;  ///< the scale stays meanwhile
};

} // namespace casewright::ui
