// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/alerts/FoldCard.h"

class QPushButton;

namespace casewright::ui {

class ElidedLabel;

/// A field in the flood's form: its name, and how its values come as a button that chooses it. The chosen one has the
/// editor below.
class FloodFieldCard final : public FoldCard {
    Q_OBJECT

public:
    explicit FloodFieldCard(int position, QWidget* parent = nullptr);

    void setTexts(const QString& name, const QString& distribution);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void editorChanged(bool isOpen) override;

private:
    FloodFieldCard(QPushButton* head, int position, QWidget* parent);
    void showDistribution();

    ElidedLabel* m_name;
    QPushButton* m_head;
    QString m_distribution;
};

} // namespace casewright::ui
