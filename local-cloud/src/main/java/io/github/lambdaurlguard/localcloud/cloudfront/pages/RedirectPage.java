package io.github.lambdaurlguard.localcloud.cloudfront.pages;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import org.eclipse.jetty.http.HttpStatus;

/** The page that CloudFront sends a viewer elsewhere with. */
public final class RedirectPage {
  private RedirectPage() {}

  public static Delivery of(int status, String location) {
    var title = status + " " + HttpStatus.getMessage(status);
    var page =
        """
        <html>\r
        <head><title>%s</title></head>\r
        <body>\r
        <center><h1>%s</h1></center>\r
        <hr><center>CloudFront</center>\r
        </body>\r
        </html>\r
        """
            .formatted(title, title);
    return Delivery.of(
        HttpResponse.of(status, "text/html", page).with("Location", location),
        DeliveryResult.REDIRECT);
  }
}
