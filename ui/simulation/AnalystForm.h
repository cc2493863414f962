// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <cstdint>
#include <optional>

#include "core/base/Result.h"
#include "core/engine/AnalystModel.h"

class QLineEdit;

namespace casewright::ui {

class DrawnLengthEdit;
class FieldNote;
class SegmentedButtons;
class StaffForm;

/// All that a model of analysts is made from. Holds what was written, also what is not sound yet.
class AnalystForm final : public QWidget {
    Q_OBJECT

public:
    explicit AnalystForm(QWidget* parent = nullptr);

    /// Emits nothing. `key`: of the model; a new one forgets what the other kinds of work were set to.
    void setModel(std::int64_t key, const engine::AnalystModel& model);
    [[nodiscard]] const engine::AnalystModel& model() const { return m_model; }
    /// What is wrong with it, shown beside the field; nothing: all is sound.
    void setProblem(const std::optional<base::Error>& problem);
    void focusName();

Q_SIGNALS:
    void edited();

private:
    void build();
    void chooseWork(int work);
    void showWork();

    std::int64_t m_key = 0;
    engine::AnalystModel m_model;
    engine::CloseAfter m_closeAfter;      ///< as it was before another kind of work was chosen
    engine::StaffedQueue m_queue;         ///< the same
    QLineEdit* m_name = nullptr;
    SegmentedButtons* m_work = nullptr;
    QWidget* m_closing = nullptr;
    DrawnLengthEdit* m_after = nullptr;
    StaffForm* m_staff = nullptr;
    FieldNote* m_note = nullptr;          ///< of the whole
};

} // namespace casewright::ui
