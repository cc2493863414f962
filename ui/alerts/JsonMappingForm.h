// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <string>

#include "ui/alerts/ReadingForm.h"
#include "ui/bridge/SourcePreview.h"

class QComboBox;
class QGridLayout;

namespace casewright::ui {

class FieldNote;

/// Where JSON documents have their time, `_id` and `_index`: fields to choose from those that were found, or to write.
class JsonMappingForm final : public ReadingForm {
    Q_OBJECT

public:
    explicit JsonMappingForm(QWidget* parent = nullptr);

    /// Shows what was found; emits nothing.
    void setPreview(const alerts::AlertPreview& preview);
    /// What was chosen, as `--map` takes it; empty where all is where it usually is.
    [[nodiscard]] std::string mapping() const;
    /// The cursor goes to where the time is chosen.
    void focusTime();

private:
    [[nodiscard]] QGridLayout* buildFields();
    void check();
    void tell();

    std::array<QComboBox*, 3> m_fields{};   ///< of the time, `_id` and `_index`
    FieldNote* m_guess;
    FieldNote* m_note;
    std::string m_told;
};

} // namespace casewright::ui
