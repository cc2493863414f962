// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

#include "ui/alerts/FoldCard.h"

class QLabel;

namespace casewright::ui {

/// The upper part of a storm's card: title, time and a sentence, pressed to choose the storm.
class FloodStormHead final : public QPushButton {
    Q_OBJECT

public:
    explicit FloodStormHead(QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& when, const QString& sentence);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    QLabel* m_title = nullptr;
    QLabel* m_when = nullptr;
    QLabel* m_sentence = nullptr;
};

/// A storm in the flood's form. The chosen one has the editor below its head.
class FloodStormCard final : public FoldCard {
    Q_OBJECT

public:
    explicit FloodStormCard(int position, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& when, const QString& sentence);

private:
    FloodStormCard(FloodStormHead* head, int position, QWidget* parent);

    FloodStormHead* m_head;
};

} // namespace casewright::ui
