package io.github.lambdaurlguard.localcloud.cloudfront.pages;

import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import org.eclipse.jetty.http.HttpStatus;

/** The page that CloudFront sends a viewer elsewhere with. */
public final class RedirectPage {
  private RedirectPage() {}

  public static HttpResponse of(int status, String location) {
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
    return HttpResponse.of(status, "text/html", page)
        .with("Location", location)
        .with("X-Cache", "Redirect from cloudfront");
  }
}
