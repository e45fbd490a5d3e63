package draft

import (
	"slices"
	"testing"

	"servgap/gap/survey"
)

func TestUnique(t *testing.T) {
	got := unique([]string{"Staff are polite", "Staff are polite!", "", "Overall", "Antikonstitusjonelleprosedyrer", "Svar på e-post innen en arbeidsdag eller to"}, "item")
	want := []string{"staff_are_polite", "staff_are_polite_2", "item", "overall_2", "antikonstitusjonellepros", "svar_på_e_post_innen_en"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRoleOf(t *testing.T) {
	for file, want := range map[string]survey.Role{
		"data/ledere_q3.csv": survey.Managers, "chefer.csv": survey.Managers, "ansatte_q3.csv": survey.Staff, "Medarbejdere.xlsx": survey.Staff,
		"personal.csv": survey.Staff, "dokumenter.csv": survey.Documents, "kunder_q3.xlsx": survey.Customers, "export(3).csv": "", "managers/customers.csv": survey.Customers,
	} {
		if got := RoleOf(file); got != want {
			t.Errorf("%s: got %q, want %q", file, got, want)
		}
	}
}
