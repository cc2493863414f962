// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FateTexts.h"

#include <QCoreApplication>

namespace casewright::ui::FateTexts {
namespace {

using analysis::CaseFate;

QString tr(const char* text) { return QCoreApplication::translate("FateTexts", text); }

} // namespace

QString nameOf(CaseFate fate)
{
    switch (fate) {
    case CaseFate::Kept: return tr("kept");
    case CaseFate::Split: return tr("split");
    case CaseFate::Merged: return tr("merged");
    case CaseFate::Mixed: return tr("split and merged");
    case CaseFate::Gone: return tr("gone");
    case CaseFate::New: return tr("new");
    }
    return {};
}

QString explanationOf(CaseFate fate)
{
    switch (fate) {
    case CaseFate::Kept: return tr("Cases that have the same alerts on both sides");
    case CaseFate::Split: return tr("Cases whose alerts are in several cases on the other side, or some in none");
    case CaseFate::Merged: return tr("Cases whose alerts are all in one case on the other side, with alerts of others");
    case CaseFate::Mixed: return tr("Cases whose alerts are in several cases on the other side, with alerts of others");
    case CaseFate::Gone: return tr("Cases whose alerts are in no case on the other side");
    case CaseFate::New: return tr("Cases on the other side whose alerts were in no case");
    }
    return {};
}

std::uint64_t countOf(const analysis::CaseComparison& comparison, CaseFate fate)
{
    switch (fate) {
    case CaseFate::Kept: return comparison.kept;
    case CaseFate::Split: return comparison.split;
    case CaseFate::Merged: return comparison.merged;
    case CaseFate::Mixed: return comparison.mixed;
    case CaseFate::Gone: return comparison.gone;
    case CaseFate::New: return comparison.fresh;
    }
    return 0;
}

} // namespace casewright::ui::FateTexts
