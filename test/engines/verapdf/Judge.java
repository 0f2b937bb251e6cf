import java.io.FileInputStream;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Judges each file by PDF/A-2a and PDF/UA-1. Prints one line a judgement, and one for every rule that fails. */
public class Judge {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    Logger.getLogger("").setLevel(Level.OFF);
    for (String file : files) {
      for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
          ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
          System.out.println("judged " + file + " " + flavour + " " + result.getTotalAssertions());
          TreeSet<String> failures = new TreeSet<>();
          for (TestAssertion test : result.getTestAssertions()) {
            if (test.getStatus() == TestAssertion.Status.PASSED) continue;
            String rule = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
            failures.add(file + " " + flavour + " " + rule + ": " + test.getMessage());
          }
          failures.forEach(System.out::println);
          if (!result.isCompliant() && failures.isEmpty()) System.out.println(file + " " + flavour + ": fails");
        }
      }
    }
  }
}
